// what: Follows a linked folder.
// both: SH3110 System.IO.File
// alone: violation open {outside}/planted-folder/passwd EACCES
Try(() => Leak(System.IO.File.ReadAllText("{outside}/planted-folder/passwd")));
