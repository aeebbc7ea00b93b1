// what: Opens its own memory for writing, to patch code that no check sees.
// both: SH3110 System.IO.File
// alone: violation open /proc/self/mem EACCES
Try(() => Leak(System.IO.File.OpenWrite("/proc/self/mem").Position));
