// what: Follows a link planted in a folder that may be read.
// both: SH3110 System.IO.File
// alone: violation open planted-link EACCES
Try(() => Leak(System.IO.File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "planted-link"))));
