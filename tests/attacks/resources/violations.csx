// what: Tries without end.
// both: SH3110 System.IO.File
// alone: violation * /etc/flood EACCES
for (var i = 0; i < 1_000_000; i++) System.IO.File.Exists("/etc/flood-" + i);
