// what: Nests conditions of the preprocessor.
// both: -
// alone: error,crashed,harmless
{repeat #if_A 5000}
{repeat #endif 5000}
