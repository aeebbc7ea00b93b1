// what: Emits code.
// both: SH3112 typeof
// alone: harmless
var method = new System.Reflection.Emit.DynamicMethod("m", typeof(int), []); var il = method.GetILGenerator(); il.Emit(System.Reflection.Emit.OpCodes.Ldc_I4_1); il.Emit(System.Reflection.Emit.OpCodes.Ret); method.Invoke(null, null);
