// what: Opens the memory of the harness.
// both: SH3110 System.IO.File
// alone: violation open /mem EACCES
// use: raw
Try(() => Leak(System.IO.File.OpenRead($"/proc/{Raw.Call(110)}/mem").ReadByte()));
