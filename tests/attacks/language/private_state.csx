// what: Reads the private state of the harness.
// both: SH3110 System.Object.GetType
// alone: harmless
Log(Report.GetType().Assembly.GetName().Name!);
