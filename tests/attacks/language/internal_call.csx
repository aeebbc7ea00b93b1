// what: Declares a call into the runtime.
// both: SH3112 extern
// alone: harmless,error
static class Into { [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.InternalCall)] public static extern void Call(); }
Try(() => Into.Call());
