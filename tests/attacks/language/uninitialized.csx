// what: Makes an object without its constructor.
// both: SH3110 System.Runtime.CompilerServices
// alone: harmless,error
var report = (ReportBuilder)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(Report.GetType()); Try(() => report.Warn("x"));
