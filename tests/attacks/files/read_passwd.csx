// what: Reads the user database and swallows the denial.
// both: SH3110 System.IO.File
// alone: violation open /etc/passwd EACCES
Try(() => Leak(System.IO.File.ReadAllText("/etc/passwd")));
