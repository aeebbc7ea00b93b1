// what: Lists the root folder.
// both: SH3110 System.IO.Directory
// alone: violation open / EACCES
Try(() => Leak(System.IO.Directory.GetFileSystemEntries("/")));
