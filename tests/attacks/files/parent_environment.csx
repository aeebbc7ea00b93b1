// what: Reads the environment of the harness.
// both: SH3110 System.IO.File
// alone: violation open /environ EACCES
// use: raw
Try(() => Leak(System.IO.File.ReadAllText($"/proc/{Raw.Call(110)}/environ")));
