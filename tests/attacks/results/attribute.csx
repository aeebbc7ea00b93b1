// what: Breaks out of an attribute of the page.
// both: passes
// alone: harmless
Report.Measured("attribute", ("column", "\" onmouseover=\"alert(1)"), "</title></script><svg onload=alert(1)>", value: 1, unit: "1", evidence: Rows([0], query: "</code><script>alert(1)</script>"));
Report.Bars("bars", "</text><script>alert(1)</script>", "\" onload=\"alert(1)", ["</text><script>"], [1], "1");
