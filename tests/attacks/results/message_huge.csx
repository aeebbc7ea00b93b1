// what: Fails with a message of fifty million characters.
// both: passes
// alone: error SH3120
throw new InvalidOperationException(new string((char)97, 50_000_000));
