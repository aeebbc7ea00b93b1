// what: Loads an assembly by a text that nobody sees.
// both: SH3110 System.Type
// alone: violation * /etc/passwd EACCES
var name = string.Join(".", "System", "IO", "File"); var type = Type.GetType(name + ", System.Runtime"); Try(() => Leak(type!.GetMethod("ReadAllText", [typeof(string)])!.Invoke(null, ["/etc/passwd"])));
