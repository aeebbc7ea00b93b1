// what: Goes on in a finalizer.
// both: SH3112 finalizer
// alone: violation * /etc/finalizer EACCES
sealed class Last { ~Last() { System.IO.File.Exists("/etc/finalizer"); } }
void Make() { for (var i = 0; i < 1_000; i++) new Last(); }
Make(); GC.Collect(); GC.WaitForPendingFinalizers();
