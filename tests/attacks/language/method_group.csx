// what: Hides a call behind a delegate.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
Func<string, bool> ask = System.IO.File.Exists;
ask("/etc/passwd");
