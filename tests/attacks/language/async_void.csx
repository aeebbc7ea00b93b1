// what: Goes on in the background.
// both: SH3112 async
// alone: harmless,violation
async void Later() { await System.Threading.Tasks.Task.Delay(10); System.IO.File.Exists("/etc/later"); } Later();
