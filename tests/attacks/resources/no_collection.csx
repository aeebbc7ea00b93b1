// what: Forbids the collector to work.
// both: SH3110 System.GC
// alone: harmless,error
Try(() => GC.TryStartNoGCRegion(200L << 20));
