// what: Reads the password hashes.
// both: SH3110 System.IO.File
// alone: violation open /etc/shadow EACCES
Try(() => Leak(System.IO.File.ReadAllBytes("/etc/shadow")));
