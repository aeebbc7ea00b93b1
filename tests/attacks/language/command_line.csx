// what: Reads the command line of the worker.
// both: SH3110 System.Environment
// alone: harmless
Log(Environment.CommandLine);
