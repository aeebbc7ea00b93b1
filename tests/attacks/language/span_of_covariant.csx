// what: Takes a span of an array of another type.
// both: passes
// alone: harmless
void Store() { object[] texts = new string[1]; try { Span<object> span = texts; span[0] = 1; Leak(span[0]); } catch (ArrayTypeMismatchException) { } } Store();
