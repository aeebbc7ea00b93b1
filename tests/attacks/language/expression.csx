// what: Compiles an expression.
// both: SH3110 System.Linq.Expressions
// alone: harmless
System.Linq.Expressions.Expression<Func<bool>> ask = () => true; ask.Compile()();
