// what: Names a type as an argument only.
// both: SH3110 System.IO.FileInfo
// alone: violation * /etc/passwd EACCES
T Make<T>(Func<string, T> make) => make("/etc/passwd");
if (Make<System.IO.FileInfo>(path => new(path)).Exists) Leak("there");
