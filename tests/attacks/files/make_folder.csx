// what: Makes a folder.
// both: SH3110 System.IO.Directory
// alone: violation * {outside}/folder EACCES
Try(() => System.IO.Directory.CreateDirectory("{outside}/folder"));
