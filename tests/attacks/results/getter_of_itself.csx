// what: Hands back an object that holds itself.
// both: passes
// alone: error SH3012
class Odd { public Odd Again => this; }
Report.Output(new { odd = new Odd() });
