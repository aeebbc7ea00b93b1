// what: Names a forbidden type only where it catches.
// both: SH3110 System.IO
// alone: harmless
try { Log("x"); } catch (System.IO.IOException) { }
