// what: Looks into the results of other plugins.
// both: SH3110 System.IO.Directory
// alone: violation open {appdata}/runs EACCES
Try(() => Leak(System.IO.Directory.GetDirectories("{appdata}/runs")));
