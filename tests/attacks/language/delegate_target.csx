// what: Looks at what a delegate is bound to.
// both: passes
// alone: harmless
var text = "a"; Func<string> act = () => text; Log(act.Target!.ToString()!); Log(act.GetInvocationList().Length.ToString());
