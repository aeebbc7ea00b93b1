// what: Reads its environment by the process file system.
// both: SH3110 System.IO.File
// alone: violation open environ EACCES
Try(() => Leak(System.IO.File.ReadAllText("/proc/self/environ")));
