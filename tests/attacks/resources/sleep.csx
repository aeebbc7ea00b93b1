// what: Sleeps past its budget.
// both: SH3110 System.Threading.Thread
// alone: timeout
// budget: 1500 256
System.Threading.Thread.Sleep(3_600_000);
