// what: Names a member by an object whose text has no end.
// both: passes
// alone: crashed,error,limit_exceeded
class Odd { public override string ToString() => $"{this}"; public override bool Equals(object? o) => ReferenceEquals(this, o); public override int GetHashCode() => 1; }
Report.Output(new { table = new Dictionary<Odd, int> { [new Odd()] = 1 } });
