// what: Waits for what never comes.
// both: SH3110 System.Threading
// alone: timeout
// budget: 1500 256
new System.Threading.ManualResetEvent(false).WaitOne();
