// what: Hides its attack in a second script.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
// also: hidden.csx System.IO.File.Exists("/etc/passwd");
#load "hidden.csx"
