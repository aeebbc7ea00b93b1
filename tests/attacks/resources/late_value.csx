// what: Makes a value that asks for itself.
// both: passes
// alone: error
Lazy<int>? late = null; late = new(() => late!.Value); Log(late.Value.ToString());
