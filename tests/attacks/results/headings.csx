// what: Makes headings, tables and pictures of its sentence.
// both: passes
// alone: harmless
Report.Measured("headings", ("column", "| a | b |"), "x\n# Owned\n\n| a | b |\n|---|---|\n![x](http://127.0.0.1:{tcp}/x) `code` <!-- c -->", value: 1, unit: "`1`", evidence: Rows(0), caveats: ["\r\n## Owned"]);
