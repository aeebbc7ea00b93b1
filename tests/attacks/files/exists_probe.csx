// what: Asks whether a file exists.
// both: SH3110 System.IO.File
// alone: violation * /etc/shadow EACCES
if (System.IO.File.Exists("/etc/shadow")) Leak("there");
