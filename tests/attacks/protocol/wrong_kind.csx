// what: Says that it is ready, again.
// both: SH3112 unsafe
// alone: invalid_output
// use: raw
Raw.Write(4, Raw.Sealed(Raw.Header(0, kind: 1))); Raw.Call(231, 0);
