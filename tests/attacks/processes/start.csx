// what: Starts a program.
// both: SH3110 System.Diagnostics.Process
// alone: violation * * E
Try(() => Leak(System.Diagnostics.Process.Start("/bin/sh", "-c \"touch {outside}/written\"")));
