// what: Signals a task by its number alone.
// both: SH3112 unsafe
// alone: violation tkill * EPERM
// use: raw
Raw.Call(200, Raw.Call(110), 9);
