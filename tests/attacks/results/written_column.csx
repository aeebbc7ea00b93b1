// what: Writes into the column that it was given.
// both: SH3112 unsafe
// alone: harmless,crashed,error
var numbers = Dataset.NumberColumns.OfType<Int64Column>().First();
unsafe { fixed (long* values = numbers.Values) { values[0] = 666; } }
