// what: Announces less than nothing.
// both: SH3112 unsafe
// alone: invalid_output
// use: raw
Raw.Write(4, Raw.Header(-1)); Raw.Call(231, 0);
