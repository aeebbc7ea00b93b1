// what: Ends well without an answer.
// both: SH3110 System.Environment
// alone: crashed
Environment.Exit(0);
