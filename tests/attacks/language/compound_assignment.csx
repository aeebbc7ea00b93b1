// what: Attacks in a compound assignment of its own.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
class Sum { public string Text = ""; public void operator +=(string path) { Text = System.IO.File.ReadAllText(path); } }
var sum = new Sum(); Try(() => sum += "/etc/passwd"); Leak(sum.Text.Length > 0 ? sum : null);
