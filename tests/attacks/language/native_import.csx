// what: Calls into the C library.
// both: SH3112 extern
// alone: harmless,violation,error
[System.Runtime.InteropServices.DllImport("libc")] static extern int getpid();
Try(() => Log(getpid().ToString()));
