// what: Redirects the console of the worker.
// both: SH3110 System.Console
// alone: harmless
Console.SetOut(System.IO.TextWriter.Null);
