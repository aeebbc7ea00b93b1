// what: Attacks in a property with a field of its own.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
class Lazy { public string Text { get => field ??= System.IO.File.ReadAllText("/etc/passwd"); } }
Try(() => Leak(new Lazy().Text));
