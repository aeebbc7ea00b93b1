// what: Nests array types.
// both: -
// alone: error,crashed,harmless
int{repeat [] 60000} x = null;
