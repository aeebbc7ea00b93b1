// what: Writes through a reference that is read only.
// both: SH3110 System.Runtime.CompilerServices
// alone: harmless,crashed,error
void Write(in DateTime fixedTime) { System.Runtime.CompilerServices.Unsafe.AsRef(in fixedTime) = default; } Write(DateTime.UnixEpoch); Write(in DateTime.MaxValue);
