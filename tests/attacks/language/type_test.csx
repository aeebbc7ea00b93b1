// what: Names a forbidden type only in a test.
// both: SH3110 System.IO
// alone: harmless
object thing = "a"; Log((thing is System.IO.Stream).ToString());
