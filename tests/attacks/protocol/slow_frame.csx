// what: Sends one byte a second.
// both: SH3112 unsafe
// alone: timeout
// use: raw
// budget: 2000 256
Raw.Write(4, Raw.Header(1_000)); while (true) { Raw.Write(4, [1]); System.Threading.Thread.Sleep(1_000); }
