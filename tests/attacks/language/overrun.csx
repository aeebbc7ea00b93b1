// what: Writes past an array.
// both: SH3112 unsafe
// alone: crashed,error,harmless,timeout
// budget: 5000 256
var block = new byte[8]; unsafe { fixed (byte* start = block) for (var i = 0; i < 1 << 24; i++) start[i] = 0x41; }
