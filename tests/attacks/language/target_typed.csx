// what: Makes an object without naming its type.
// both: SH3110 System.IO.FileInfo
// alone: violation * /etc/passwd EACCES
bool Ask(System.IO.FileInfo file) => file.Exists;
Ask(new("/etc/passwd"));
