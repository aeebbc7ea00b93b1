// what: Opens regions without end.
// both: -
// alone: error,crashed,harmless
{repeat #region_x 30000}Log("x");
