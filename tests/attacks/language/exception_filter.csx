// what: Attacks in the filter of an exception.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
try { throw new InvalidOperationException(); } catch (InvalidOperationException) when (System.IO.File.Exists("/etc/passwd")) { } catch (InvalidOperationException) { }
