// what: Attacks where a ref struct is disposed.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
ref struct Resource { public void Dispose() { try { System.IO.File.ReadAllText("/etc/passwd").ToString(); } catch (UnauthorizedAccessException) { } } }
void Use() { using var resource = new Resource(); } Use();
