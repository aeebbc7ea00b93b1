// what: Reads the day by a conversion.
// both: SH3111 System.Convert.ToDateTime
// alone: harmless
Log(Convert.ToDateTime("10:00").ToString("O"));
