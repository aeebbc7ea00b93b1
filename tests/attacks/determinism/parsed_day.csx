// what: Reads the day by parsing a time.
// both: SH3111 System.DateTime.Parse
// alone: harmless
Log(DateTime.Parse("10:00").ToString("O"));
