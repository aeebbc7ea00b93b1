// what: Measures time.
// both: SH3111 System.Diagnostics.Stopwatch
// alone: harmless
Log(System.Diagnostics.Stopwatch.GetTimestamp().ToString());
