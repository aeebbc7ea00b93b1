// what: Loads an assembly from bytes.
// both: SH3110 System.Reflection
// alone: harmless
Try(() => System.Reflection.Assembly.Load(new byte[100]));
