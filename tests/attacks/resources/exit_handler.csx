// what: Goes on when the process ends.
// both: SH3110 System.AppDomain
// alone: harmless
AppDomain.CurrentDomain.ProcessExit += (_, _) => { while (true) { } };
