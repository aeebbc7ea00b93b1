// what: Goes through the magic link to its root.
// both: SH3110 System.IO.File
// alone: violation open /proc/self/root/etc/passwd EACCES
Try(() => Leak(System.IO.File.ReadAllText("/proc/self/root/etc/passwd")));
