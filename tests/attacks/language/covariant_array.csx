// what: Stores a number into an array of texts.
// both: passes
// alone: harmless
object[] texts = new string[1]; Try(() => texts[0] = 1); Leak(texts[0]);
