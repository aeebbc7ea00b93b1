// what: Runs in parallel.
// both: SH3110 System.Threading.Tasks
// alone: violation * /etc/passwd EACCES
System.Threading.Tasks.Parallel.For(0, 8, _ => System.IO.File.Exists("/etc/passwd"));
