// what: Writes a new file.
// both: SH3110 System.IO.File
// alone: violation open {outside}/written EACCES
Try(() => System.IO.File.WriteAllText("{outside}/written", "owned"));
