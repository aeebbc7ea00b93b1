// what: Attacks in a deconstruction.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
class Pair { public void Deconstruct(out string a, out int b) { a = System.IO.File.ReadAllText("/etc/passwd"); b = 0; } }
Try(() => { var (a, b) = new Pair(); Leak(a); });
