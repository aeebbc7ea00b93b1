// what: Calls a delegate past its type.
// both: SH3110 System.Delegate.DynamicInvoke
// alone: violation * /etc/passwd EACCES
Delegate act = (Func<string>)(() => System.IO.File.ReadAllText("/etc/passwd")); Try(() => Leak(act.DynamicInvoke()));
