// what: Ends without an answer.
// both: passes
// alone: error
throw new OperationCanceledException("No answer.");
