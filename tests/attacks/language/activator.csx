// what: Makes an object by its type.
// both: SH3110 System.Activator
// alone: violation * /etc/passwd EACCES
dynamic file = Activator.CreateInstance(typeof(System.IO.FileInfo), "/etc/passwd")!; Log(file.Exists.ToString());
