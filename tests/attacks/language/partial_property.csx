// what: Attacks in the other half of a partial property.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
partial class Half { public partial string Text { get; } }
partial class Half { public partial string Text => System.IO.File.ReadAllText("/etc/passwd"); }
Try(() => Leak(new Half().Text));
