// what: Loads the provider by which the harness opens its catalogue.
// both: SH3110 System.Reflection
// alone: violation,harmless
// grant: state:read
Try(() => Leak(System.Reflection.Assembly.Load("Microsoft.Data.Sqlite")));
Try(() => Leak(System.Reflection.Assembly.Load("SQLitePCLRaw.core")));
