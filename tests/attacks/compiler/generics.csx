// what: Nests generic types without a bracket that is counted.
// both: -
// alone: error,crashed,harmless
{repeat List< 20000}int{repeat > 20000} x = null;
