// what: Nests lambdas, each of which doubles the compiler's work.
// both: SH3102 lambdas
// alone: error SH3102
int F(Func<int, int> f) => 1; int F(Func<string, int> f) => 2;
var x = {repeat F(a=>F(b=>F(c=>F(d=> 6}1{repeat )))) 6};
