// what: Asks for Landlock rules of its own.
// both: SH3112 unsafe
// alone: violation landlock_create_ruleset * EPERM
// use: raw
Raw.Call(444, Raw.Zeros, 8, 0);
