// what: Reads the stack that others left.
// both: SH3110 System.Runtime.CompilerServices
// alone: harmless
[System.Runtime.CompilerServices.SkipLocalsInit] void Look() { Span<byte> stack = stackalloc byte[4096]; var sum = 0; foreach (var b in stack) sum += b; Log((sum >= 0).ToString()); } Look();
