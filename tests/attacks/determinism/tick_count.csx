// what: Reads the time since the start.
// both: SH3110 System.Environment
// alone: harmless
Log(Environment.TickCount.ToString());
