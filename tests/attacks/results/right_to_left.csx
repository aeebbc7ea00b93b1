// what: Turns the text of the reader around.
// both: passes
// alone: harmless
Report.Measured("turned", ("column", "\u202eabc\u2066"), "safe\u202e\u200f\u061c exe.\u2028\u2029\u0085\u009b31m", value: 1, unit: "1", evidence: Rows(0));
