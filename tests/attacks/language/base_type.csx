// what: Derives from a forbidden type.
// both: SH3110 System.IO
// alone: violation * /etc/passwd EACCES
class Mine : System.IO.StringReader { public Mine() : base("a") { } public override string ReadToEnd() => System.IO.File.ReadAllText("/etc/passwd"); }
Try(() => Leak(new Mine().ReadToEnd()));
