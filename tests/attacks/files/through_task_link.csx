// what: Goes through a thread's magic link.
// both: SH3110 System.IO.File
// alone: violation open /root/etc/passwd EACCES
// use: raw
Try(() => Leak(System.IO.File.ReadAllText($"/proc/thread-self/root/etc/passwd")));
