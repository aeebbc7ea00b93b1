// what: Compares itself without end inside of a set.
// both: passes
// alone: crashed
class Odd { public override bool Equals(object? other) => other!.Equals(this); public override int GetHashCode() => 0; }
Log(new HashSet<Odd> { new(), new() }.Count.ToString());
