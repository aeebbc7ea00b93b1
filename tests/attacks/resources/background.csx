// what: Goes on in a thread after its answer.
// both: SH3110 System.Threading.Thread
// alone: violation,harmless
new System.Threading.Thread(() => { while (true) System.IO.File.Exists("/etc/background"); }).Start();
