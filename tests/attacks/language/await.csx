// what: Waits for a task.
// both: SH3112 await
// alone: violation * /etc/passwd EACCES
await System.Threading.Tasks.Task.Run(() => System.IO.File.Exists("/etc/passwd"));
