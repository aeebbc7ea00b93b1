// what: Attacks before its first member is used.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
static class Early { public static readonly string Text; static Early() { Text = System.IO.File.ReadAllText("/etc/passwd"); } }
Try(() => Leak(Early.Text));
