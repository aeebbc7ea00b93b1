// what: Lists its own descriptors.
// both: SH3110 System.IO.Directory
// alone: violation open /proc/self/fd EACCES
Try(() => Leak(System.IO.Directory.GetFiles("/proc/self/fd")));
