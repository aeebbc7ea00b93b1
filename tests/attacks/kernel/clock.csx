// what: Sets the clock of the machine.
// both: SH3112 unsafe
// alone: violation clock_settime * EPERM
// use: raw
Raw.Call(227, 0, Raw.Zeros);
