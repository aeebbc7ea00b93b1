// what: Fails with half a character.
// both: passes
// alone: error SH3120
throw new InvalidOperationException("\ud800");
