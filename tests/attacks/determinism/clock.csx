// what: Reads the clock.
// both: SH3111 System.DateTime.Now
// alone: harmless
Log(DateTime.Now.ToString());
