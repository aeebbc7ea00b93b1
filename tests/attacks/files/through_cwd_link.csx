// what: Goes through the magic link to its folder.
// both: SH3110 System.IO.File
// alone: violation open /proc/self/cwd/etc/passwd EACCES
Try(() => Leak(System.IO.File.ReadAllText("/proc/self/cwd/etc/passwd")));
