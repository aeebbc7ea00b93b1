// what: Finds a type by its name.
// both: SH3110 System.Type
// alone: violation * /etc/passwd EACCES
Type.GetType("System.IO.File")!.GetMethod("Exists")!.Invoke(null, ["/etc/passwd"]);
