// what: Attacks inside a text.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
Log($"{System.IO.File.Exists("/etc/passwd")}");
