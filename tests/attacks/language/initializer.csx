// what: Attacks before the first line, in a static constructor.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
static class Early { public static readonly bool Asked = System.IO.File.Exists("/etc/passwd"); }
Log(Early.Asked.ToString());
