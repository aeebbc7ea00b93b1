// what: Has a pattern grow while it is built.
// both: passes
// alone: limit_exceeded,timeout,error
// budget: 3000 256
Log(new System.Text.RegularExpressions.Regex("((((a{500}){500}){500}){500})", System.Text.RegularExpressions.RegexOptions.NonBacktracking).IsMatch("a").ToString());
