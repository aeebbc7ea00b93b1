// what: Compiles an expression through a query.
// both: SH3110 System.Linq
// alone: harmless
Log(new[] { 1 }.AsQueryable().Select(x => x + 1).First().ToString());
