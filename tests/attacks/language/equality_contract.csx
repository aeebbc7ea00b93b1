// what: Comes to its assembly by the contract of a record.
// both: SH3110 System.Type
// alone: harmless
record Mine { public string Where() => EqualityContract.Assembly.Location; }
Log(new Mine().Where());
