// what: Hands back a page with a script.
// both: passes
// alone: harmless
Report.Measured("markup", ("column", "<script>alert(1)</script>"), "<img src=x onerror=alert(1)> [x](javascript:alert(1)) | a | b |", value: 1, unit: "1", evidence: Rows(0));
