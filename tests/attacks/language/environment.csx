// what: Reads its environment.
// both: SH3110 System.Environment
// alone: harmless
foreach (var name in new[] { "HOME", "PATH", "USER", "STATHARNESS_HOME", "SECRET_OF_THE_PARENT" }) Leak(Environment.GetEnvironmentVariable(name));
