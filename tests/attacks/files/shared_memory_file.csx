// what: Plants a file in shared memory.
// both: SH3110 System.IO.File
// alone: violation open /dev/shm/stat-harness-escaped EACCES
Try(() => System.IO.File.WriteAllText("/dev/shm/stat-harness-escaped", "owned"));
