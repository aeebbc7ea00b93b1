// what: Never comes back from a getter that the harness calls.
// both: passes
// alone: timeout
// budget: 1500 256
class Odd { public int Count { get { while (true) { } } } }
Report.Output(new Odd());
