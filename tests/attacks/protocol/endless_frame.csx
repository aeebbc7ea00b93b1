// what: Sends without end.
// both: SH3112 unsafe
// alone: invalid_output,limit_exceeded,timeout
// use: raw
Raw.Write(4, Raw.Header(60L << 20)); while (Raw.Write(4, new byte[65_536]) > 0) { }
