// what: Names a forbidden type only as an element.
// both: SH3110 System.IO
// alone: harmless
var files = new System.IO.FileInfo[1]; Log(files.Length.ToString());
