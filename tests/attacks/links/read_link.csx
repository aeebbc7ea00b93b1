// what: Asks where a link leads.
// both: SH3110 System.IO
// alone: violation * {outside}/planted EACCES
Try(() => Leak(new System.IO.FileInfo("{outside}/planted").LinkTarget));
