// what: Exchanges two files.
// both: SH3112 unsafe
// alone: violation renameat2 * EACCES
// use: raw
Raw.Call(316, -100, Raw.Zeros, -100, Raw.Zeros, 2);
