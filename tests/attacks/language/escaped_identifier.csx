// what: Spells a name with escapes.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
System.IO.F\u0069le.Exists("/etc/passwd");
