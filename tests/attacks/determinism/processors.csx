// what: Asks how many processors there are.
// both: SH3110 System.Environment
// alone: harmless
Log(Environment.ProcessorCount.ToString());
