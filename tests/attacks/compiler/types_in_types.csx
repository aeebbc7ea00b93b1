// what: Nests types.
// both: -
// alone: error,crashed,harmless
{repeat class_A{ 150}{repeat } 150}
Log("x");
