// what: Appends to somebody's file.
// both: SH3110 System.IO.File
// alone: violation open {outside}/victim EACCES
Try(() => System.IO.File.AppendAllText("{outside}/victim", "owned"));
