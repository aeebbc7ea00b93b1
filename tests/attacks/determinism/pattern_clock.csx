// what: Measures time by the limit of a pattern.
// both: SH3111 System.Text.RegularExpressions
// alone: harmless,timeout
// A limit of one tick at least.
var pattern = new System.Text.RegularExpressions.Regex("^(a+)+$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromMilliseconds(5)); Try(() => Log(pattern.IsMatch(new string((char)97, 40) + "!").ToString()));
