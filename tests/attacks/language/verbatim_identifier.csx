// what: Spells a name verbatim.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
@System.@IO.@File.@Exists("/etc/passwd");
