// what: Writes one artifact of a gigabyte.
// both: passes
// alone: error,limit_exceeded
// grant: artifacts:write
// budget: 20000 128
Artifacts.Write("huge.bin", new byte[1 << 30]);
