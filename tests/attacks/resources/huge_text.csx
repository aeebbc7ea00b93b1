// what: Asks for the longest text there can be.
// both: passes
// alone: limit_exceeded
Log(new string((char)97, 1_000_000_000).Length.ToString());
