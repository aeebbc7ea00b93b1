// what: Makes the kernel spare it.
// both: SH3110 System.IO.File
// alone: violation open oom_score_adj EACCES
Try(() => System.IO.File.WriteAllText("/proc/self/oom_score_adj", "-1000"));
