// what: Floods standard error.
// both: SH3110 System.Console
// alone: limit_exceeded
var block = new string('x', 65_536); while (true) Console.Error.Write(block);
