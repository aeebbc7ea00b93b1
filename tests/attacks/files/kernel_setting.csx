// what: Changes what runs at a crash.
// both: SH3110 System.IO.File
// alone: violation open core_pattern EACCES
Try(() => System.IO.File.WriteAllText("/proc/sys/kernel/core_pattern", "|/bin/sh"));
