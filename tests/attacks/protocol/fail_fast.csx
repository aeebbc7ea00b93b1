// what: Dies loudly.
// both: SH3110 System.Environment
// alone: crashed
Environment.FailFast("on purpose");
