// what: Copies the user database to where others read.
// both: SH3110 System.IO.File
// alone: violation open /etc/passwd EACCES
Try(() => System.IO.File.Copy("/etc/passwd", "{outside}/copy"));
