// what: Tampers with the catalogue.
// both: SH3110 System.IO.File
// alone: violation open {appdata}/state.sqlite EACCES
Try(() => System.IO.File.WriteAllBytes("{appdata}/state.sqlite", new byte[4096]));
