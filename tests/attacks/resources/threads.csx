// what: Starts threads without end.
// both: SH3110 System.Threading.Thread
// alone: violation clone thread EAGAIN
Try(() => { while (true) new System.Threading.Thread(() => System.Threading.Thread.Sleep(60_000), 65_536) { IsBackground = true }.Start(); });
