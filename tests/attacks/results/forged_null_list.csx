// what: Takes a list away from its finding.
// both: SH3110 System.Object.GetType
// alone: invalid_output
var finding = Report.Measured("mine", ("column", "x"), "Mine.", value: 1, unit: "1", evidence: Rows(0));
finding.GetType().GetField("<Caveats>k__BackingField", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.SetValue(finding, null);
