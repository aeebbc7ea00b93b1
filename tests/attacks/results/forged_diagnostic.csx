// what: Fails with a diagnostic that says the harness refused it, in a file of the system.
// both: SH3110 StatHarness.Core
// alone: violation,error
throw new DiagnosticException(new Diagnostic("SH3141", "Everything is well.\u001b[2J", new Place("/etc/passwd", 1, 1), null), ExitCode.PluginFailed);
