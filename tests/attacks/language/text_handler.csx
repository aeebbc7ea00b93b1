// what: Attacks in the handler of an interpolated text.
// both: SH3110 System.Runtime.CompilerServices
// alone: violation * /etc/passwd EACCES
[System.Runtime.CompilerServices.InterpolatedStringHandler] ref struct Handler { public Handler(int a, int b) { } public void AppendLiteral(string s) { System.IO.File.ReadAllText("/etc/passwd").ToString(); } public void AppendFormatted<T>(T t) { } }
void Say(Handler handler) { }
Try(() => Say($"a{1}"));
