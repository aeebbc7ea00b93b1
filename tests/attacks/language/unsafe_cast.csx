// what: Casts without a check.
// both: SH3110 System.Runtime.CompilerServices
// alone: harmless,crashed,error
var numbers = System.Runtime.CompilerServices.Unsafe.As<long[]>(Report); Try(() => numbers[0] = 1); Log(numbers.Length.ToString());
