// what: Lists the objects of other datasets.
// both: SH3110 System.IO.Directory
// alone: violation open {appdata}/objects EACCES
Try(() => Leak(System.IO.Directory.GetDirectories("{appdata}/objects")));
