// what: Hands back more than is taken.
// both: passes
// alone: error,invalid_output,limit_exceeded
Report.Output(new { text = new string('o', 90_000_000) });
