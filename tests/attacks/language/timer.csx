// what: Attacks later, on a timer.
// both: SH3110 System.Threading
// alone: violation * /etc/timer EACCES
var fired = new System.Threading.ManualResetEventSlim(); var timer = new System.Threading.Timer(_ => { Try(() => System.IO.File.ReadAllText("/etc/timer")); fired.Set(); }, null, 1, System.Threading.Timeout.Infinite); fired.Wait();
