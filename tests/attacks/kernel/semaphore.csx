// what: Makes a semaphore that stays.
// both: SH3112 unsafe
// alone: violation semget * EPERM
// use: raw
Raw.Call(64, 0x5348, 1, 950);
