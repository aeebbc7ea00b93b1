// what: Fails with an exception whose message fails.
// both: passes
// alone: error SH3120
class Odd : Exception { public override string Message => throw new InvalidOperationException("again"); }
throw new Odd();
