// what: Matches a pattern that backtracks without end.
// both: passes
// alone: timeout
// budget: 2500 256
Log(System.Text.RegularExpressions.Regex.IsMatch(new string('a', 40) + "!", "^(a+)+$").ToString());
