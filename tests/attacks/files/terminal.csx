// what: Opens the terminal of the user.
// both: SH3110 System.IO.File
// alone: violation open /dev/tty EACCES
Try(() => Leak(System.IO.File.OpenWrite("/dev/tty").Position));
