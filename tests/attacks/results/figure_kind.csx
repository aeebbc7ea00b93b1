// what: Draws a figure of a kind that there is not.
// both: passes
// alone: harmless,error,invalid_output
Report.Figure("odd", "vega", "Odd", "Odd.", new { usermeta = "x", data = new { url = "http://127.0.0.1:{tcp}/" } });
