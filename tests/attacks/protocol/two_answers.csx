// what: Answers twice.
// both: SH3112 unsafe
// alone: invalid_output
// use: raw
Raw.Write(4, [.. Raw.Sealed(Raw.Header(0)), .. Raw.Sealed(Raw.Header(0))]);
