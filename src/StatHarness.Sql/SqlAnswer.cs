namespace StatHarness.Sql;

/// <summary>What a query gave.</summary>
/// <param name="Names">Of the columns, as the query calls them.</param>
/// <param name="Rows">Values are <see cref="long"/>, <see cref="double"/>, <see cref="string"/> or null.</param>
public sealed record SqlAnswer(IReadOnlyList<string> Names, IReadOnlyList<object?[]> Rows);
