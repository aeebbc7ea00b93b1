// what: Moves somebody's file.
// both: SH3110 System.IO.File
// alone: violation * {outside}/victim EACCES
Try(() => System.IO.File.Move("{outside}/victim", "{outside}/stolen"));
