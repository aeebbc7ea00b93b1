// what: Makes a symbolic link.
// both: SH3110 System.IO.File
// alone: violation symlink {outside}/link EACCES
Try(() => System.IO.File.CreateSymbolicLink("{outside}/link", "/etc/passwd"));
