// what: Draws an identifier.
// both: SH3111 System.Guid.NewGuid
// alone: harmless
Log(Guid.NewGuid().ToString());
