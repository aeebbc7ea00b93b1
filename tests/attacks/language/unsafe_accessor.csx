// what: Reaches a private field by an accessor.
// both: SH3112 extern
// alone: harmless,error,invalid_output
using System.Runtime.CompilerServices;
static class Into { [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "plugin")] public static extern ref string Id(ReportBuilder report); }
Into.Id(Report) = "profile_basic";
