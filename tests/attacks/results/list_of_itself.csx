// what: Hands back a list that holds itself.
// both: passes
// alone: error SH3012
var list = new List<object>(); list.Add(list); Report.Output(new { list });
