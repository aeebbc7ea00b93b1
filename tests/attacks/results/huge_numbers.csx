// what: Hands back the largest numbers of each kind.
// both: passes
// alone: harmless,error,invalid_output
Report.Output(new { a = double.MaxValue, b = double.Epsilon, c = decimal.MaxValue, d = -0.0, e = float.MaxValue });
