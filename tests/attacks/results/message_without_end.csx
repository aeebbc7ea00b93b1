// what: Fails with an exception whose message never comes.
// both: passes
// alone: timeout
// budget: 1500 256
class Odd : Exception { public override string Message { get { while (true) { } } } }
throw new Odd();
