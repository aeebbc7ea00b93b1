// what: Reads names of the harness from an exception.
// both: SH3111 System.Exception.StackTrace
// alone: harmless
try { throw new InvalidOperationException(); } catch (InvalidOperationException e) { Log(e.StackTrace ?? ""); }
