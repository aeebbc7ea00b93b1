// what: Says that its lines are those of another file.
// both: SH3112 #line
// alone: violation * /etc/passwd EACCES
#line 1 "/etc/passwd"
Try(() => Leak(System.IO.File.ReadAllText("/etc/passwd")));
