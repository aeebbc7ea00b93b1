// what: Hides a type behind its members.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
using static System.IO.File;
Exists("/etc/passwd");
