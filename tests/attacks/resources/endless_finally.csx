// what: Refuses to end in a finally block.
// both: passes
// alone: timeout
// budget: 1500 256
try { throw new InvalidOperationException(); } catch (InvalidOperationException) { } finally { while (true) { } }
