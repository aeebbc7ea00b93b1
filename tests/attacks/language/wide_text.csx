// what: Attacks in the format of a value.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
class Odd : IFormattable { public string ToString(string? f, IFormatProvider? p) => System.IO.File.ReadAllText("/etc/passwd"); }
Try(() => Leak($"{new Odd():x}"));
