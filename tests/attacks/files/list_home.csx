// what: Walks the home of root.
// both: SH3110 System.IO.Directory
// alone: violation open /root EACCES
Try(() => { foreach (var path in System.IO.Directory.EnumerateFiles("/root", "*", System.IO.SearchOption.AllDirectories)) Leak(path); });
