// what: Passes its attack for the file that the harness generates.
// both: SH3106 config.g.csx
// alone: error SH3106
// also: config.g.csx string Attack() => System.IO.File.ReadAllText("/etc/passwd");
#load "config.g.csx"
Try(() => Leak(Attack()));
