// what: Makes memory that others can map.
// both: SH3112 unsafe
// alone: violation shmget * EPERM
// use: raw
Raw.Call(29, 0x5348, 4096, 950);
