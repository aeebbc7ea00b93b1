// what: Writes fifty thousand attributes.
// both: -
// alone: error,crashed,harmless
{repeat [Obsolete] 5000} class A;
Log("x");
