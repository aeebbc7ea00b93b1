// what: Emits code: the runtime of a worker has no way to.
// both: SH3112 typeof
// alone: error
var method = new System.Reflection.Emit.DynamicMethod("m", typeof(int), []); var il = method.GetILGenerator(); il.Emit(System.Reflection.Emit.OpCodes.Ldc_I4_1); il.Emit(System.Reflection.Emit.OpCodes.Ret); method.Invoke(null, null);
