// what: Puts the bytes of a frame into its sentence.
// both: passes
// alone: harmless
Report.Measured("frame", ("column", "SHW1\u0003"), "SHW1\u0001\u0002\u0003 SHW1k.", value: 1, unit: "1", evidence: Rows(0));
