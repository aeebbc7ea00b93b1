// what: Overlaps two fields to read memory as another type.
// both: SH3110 System.Runtime.InteropServices
// alone: harmless,crashed,error
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)]
class Overlap { [System.Runtime.InteropServices.FieldOffset(0)] public object? Any; [System.Runtime.InteropServices.FieldOffset(0)] public long[]? Numbers; }
var view = new Overlap { Any = Report }; Log(view.Numbers!.Length.ToString());
