// what: Attacks in a conversion.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
readonly struct Innocent { public static implicit operator string(Innocent x) => System.IO.File.Exists("/etc/passwd") ? "y" : "n"; }
string text = new Innocent(); Log(text);
