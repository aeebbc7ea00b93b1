// what: Puts a pipe of its own in the place of the protocol's, to outlive the harness.
// both: SH3112 unsafe
// alone: timeout,crashed
// use: raw
// budget: 2000 256
Raw.Call(293, Raw.Zeros, 0); Raw.Call(33, Raw.First, 3); Raw.Call(33, Raw.First, 4); while (true) System.Threading.Thread.Sleep(1_000);
