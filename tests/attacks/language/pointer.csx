// what: Writes through a pointer to nowhere.
// both: SH3112 unsafe
// alone: crashed,error
unsafe { *(int*)0x10000 = 1; }
