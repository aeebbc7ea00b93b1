// what: Asks whether the collector has run.
// both: SH3110 System.WeakReference
// alone: harmless
Log(new WeakReference(new object()).IsAlive.ToString());
