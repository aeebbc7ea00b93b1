// what: Opens a file to everybody.
// both: SH3110 System.IO.File
// alone: violation * {outside}/victim *
Try(() => System.IO.File.SetUnixFileMode("{outside}/victim", System.IO.UnixFileMode.OtherWrite));
