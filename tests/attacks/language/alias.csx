// what: Hides a type behind an alias.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
using Harmless = System.IO.File;
Harmless.Exists("/etc/passwd");
