// what: Hands back half a character.
// both: passes
// alone: harmless,error,invalid_output
Report.Measured("half", ("column", "\ud800"), "Half a character: \udc00.", value: 1, unit: "1", evidence: Rows(0));
