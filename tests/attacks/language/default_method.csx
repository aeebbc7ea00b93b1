// what: Attacks in the default method of an interface.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
interface IDefault { string Text() => System.IO.File.ReadAllText("/etc/passwd"); }
class Plain : IDefault;
Try(() => Leak(((IDefault)new Plain()).Text()));
