// what: Attacks in the arguments of a params span.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
int Count(params ReadOnlySpan<string> texts) => texts.Length;
Try(() => Log(Count("a", System.IO.File.ReadAllText("/etc/passwd")).ToString()));
