// what: Tells missing from forbidden by the kind of error.
// both: SH3110 System.IO.File
// alone: violation open /etc/no-such-file EACCES
try { System.IO.File.OpenRead("/etc/no-such-file"); } catch (System.IO.FileNotFoundException) { Leak("a difference"); } catch (Exception) { }
