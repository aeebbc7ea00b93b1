// what: Hands back a whole number that JSON rounds.
// both: passes
// alone: error SH3012
Report.Output(new { a = long.MaxValue });
