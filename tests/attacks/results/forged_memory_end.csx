// what: Fails with the diagnostic of exhausted memory.
// both: SH3110 StatHarness.Core
// alone: limit_exceeded,error
throw new DiagnosticException(new Diagnostic("SH3121", "No memory.", null, null), ExitCode.PluginFailed);
