// what: Runs before it is asked to.
// both: SH3110 System.Runtime.CompilerServices
// alone: violation * /etc/passwd EACCES
static class Early { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Run() => System.IO.File.Exists("/etc/passwd"); }
