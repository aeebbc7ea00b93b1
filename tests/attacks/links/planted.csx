// what: Follows a link that somebody planted.
// both: SH3110 System.IO.File
// alone: violation open {outside}/planted EACCES
Try(() => Leak(System.IO.File.ReadAllText("{outside}/planted")));
