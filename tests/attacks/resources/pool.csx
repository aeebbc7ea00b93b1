// what: Fills the thread pool.
// both: SH3110 System.Threading
// alone: timeout,violation,harmless
// budget: 3000 256
for (var i = 0; i < 2_000; i++) System.Threading.ThreadPool.QueueUserWorkItem(_ => { while (true) { } });
while (true) { }
