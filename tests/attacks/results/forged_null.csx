// what: Takes a finding away that the result holds.
// both: SH3112 typeof
// alone: invalid_output,error
var held = (SortedDictionary<Digest, Finding>)typeof(ReportBuilder).GetField("findings", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.GetValue(Report)!;
var finding = Report.Measured("mine", ("column", "x"), "Mine.", value: 1, unit: "1", evidence: Rows(0));
held[finding.FindingId] = null!;
