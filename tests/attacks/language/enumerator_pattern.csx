// what: Attacks in a loop over what only looks like a sequence.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
class Sequence { public Sequence GetEnumerator() => this; public bool MoveNext() { System.IO.File.ReadAllText("/etc/passwd").ToString(); return false; } public int Current => 0; }
Try(() => { foreach (var item in new Sequence()) Leak(item); });
