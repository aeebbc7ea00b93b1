// what: Switches parts of the runtime.
// both: SH3110 System.AppContext
// alone: harmless
AppContext.SetSwitch("System.Globalization.Invariant", false);
