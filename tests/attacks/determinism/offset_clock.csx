// what: Reads the clock in another way.
// both: SH3111 System.DateTimeOffset.UtcNow
// alone: harmless
Log(DateTimeOffset.UtcNow.ToString());
