// what: Reads the year by parsing a day.
// both: SH3111 System.DateOnly.ParseExact
// alone: harmless
Log(DateOnly.ParseExact("05-01", "MM-dd").ToString("O"));
