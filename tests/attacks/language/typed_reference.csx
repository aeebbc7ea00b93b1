// what: Uses typed references.
// both: SH3112 typed reference
// alone: harmless
void Poke() { var x = 5; var reference = __makeref(x); __refvalue(reference, int) = 6; } Poke();
