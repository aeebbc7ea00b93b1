// what: Names a forbidden type only as a default value.
// both: SH3110 System.IO
// alone: harmless
// code: passes
object? nothing = default(System.IO.Stream); Log((nothing is null).ToString());
