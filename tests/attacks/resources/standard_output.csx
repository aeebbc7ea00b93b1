// what: Floods standard output.
// both: SH3110 System.Console
// alone: limit_exceeded
var block = new string('x', 65_536); while (true) Console.Write(block);
