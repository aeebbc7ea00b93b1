// what: Makes memory that the supervisor cannot read.
// both: SH3112 unsafe
// alone: violation memfd_secret * EPERM
// use: raw
Raw.Call(447, 0);
