// what: Calls by name at run time.
// both: SH3110 dynamic
// alone: harmless,error
dynamic report = Report; Try(() => report.Finish());
