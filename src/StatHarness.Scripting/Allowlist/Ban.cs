namespace StatHarness.Scripting;

/// <param name="Name">A namespace, a type, or a member of a type (<c>System.DateTime.Now</c>).</param>
/// <param name="Deterministic">False: the reason is that the result would differ between runs or machines.</param>
internal sealed record Ban(string Name, string Why, string Instead, bool Deterministic = true);
