// what: Nests a pattern until its parser gives up.
// both: passes
// alone: crashed,error,limit_exceeded,timeout,harmless
// budget: 3000 256
Log(new System.Text.RegularExpressions.Regex(new string((char)40, 200_000) + "a" + new string((char)41, 200_000)).IsMatch("a").ToString());
