// what: Reads the clock by a provider.
// both: SH3111 System.TimeProvider
// alone: harmless
Log(TimeProvider.System.GetTimestamp().ToString());
