// what: Opens a descriptor of the harness.
// both: SH3110 System.IO.File
// alone: violation open /fd/0 EACCES
// use: raw
Try(() => Leak(System.IO.File.OpenRead($"/proc/{Raw.Call(110)}/fd/0").ReadByte()));
