// what: Attacks on other threads.
// both: SH3110 System.Threading
// alone: violation * /etc/passwd EACCES
System.Threading.Tasks.Parallel.For(0, 2, _ => Try(() => Leak(System.IO.File.ReadAllText("/etc/passwd"))));
