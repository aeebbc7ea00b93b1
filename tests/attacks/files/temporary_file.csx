// what: Makes a temporary file.
// both: SH3110 System.IO.Path
// alone: violation open /tmp EACCES
Try(() => Leak(System.IO.Path.GetTempFileName()));
