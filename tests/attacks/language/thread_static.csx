// what: Keeps a value per thread.
// both: SH3110 System.ThreadStatic
// alone: harmless
static class Kept { [ThreadStatic] public static int Count; }
Kept.Count = 1;
