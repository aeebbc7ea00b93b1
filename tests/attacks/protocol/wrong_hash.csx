// what: Seals a frame with a wrong hash.
// both: SH3112 unsafe
// alone: invalid_output
// use: raw
Raw.Write(4, [.. Raw.Header(4), 1, 2, 3, 4, .. new byte[32]]); Raw.Call(231, 0);
