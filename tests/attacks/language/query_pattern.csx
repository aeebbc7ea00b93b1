// what: Attacks in a query over what only looks like a source.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
class Source { public Source Select(Func<int, int> f) { System.IO.File.ReadAllText("/etc/passwd").ToString(); return this; } }
Try(() => Leak(from x in new Source() select x));
