// what: Comes to reflection by a delegate.
// both: SH3110 System.Delegate.Method
// alone: harmless
Action act = () => { }; Log(act.Method.Name);
