// what: Attacks behind a static abstract member.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
interface IText { static abstract string Get(); }
readonly struct Text : IText { public static string Get() => System.IO.File.ReadAllText("/etc/passwd"); }
string Of<T>() where T : IText => T.Get();
Try(() => Leak(Of<Text>()));
