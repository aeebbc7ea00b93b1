// what: Enters a namespace of the harness.
// both: SH3112 unsafe
// alone: violation setns * EPERM
// use: raw
Raw.Call(308, 3, 0);
