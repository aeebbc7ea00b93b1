// what: Fails with a message that writes over the terminal.
// both: passes
// alone: error SH3120
throw new InvalidOperationException("\u001b[2J\u001b]0;owned\u0007\u202egnp.exe\u0000");
