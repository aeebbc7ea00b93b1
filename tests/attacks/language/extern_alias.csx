// what: Names an assembly that it does not reference.
// both: SH3101 CS7015
// alone: error CS7015
extern alias other;
