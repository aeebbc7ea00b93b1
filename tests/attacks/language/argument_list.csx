// what: Uses an argument list.
// both: SH3112 __arglist
// alone: harmless,error
int Count(__arglist) => new ArgIterator(__arglist).GetRemainingCount(); Try(() => Log(Count(__arglist(1, 2)).ToString()));
