// what: Opens the protocol pipe again by its descriptor.
// both: SH3110 System.IO.File
// alone: violation open /proc/self/fd/4 EACCES
Try(() => Leak(System.IO.File.OpenWrite("/proc/self/fd/4").Position));
