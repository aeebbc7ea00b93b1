using System.Text;

namespace StatHarness.Scripting;

/// <summary>A query that a plugin asked.</summary>
/// <param name="Capability">That it was asked by.</param>
/// <param name="Text">Its first 2,000 characters.</param>
/// <param name="Rows">That it gave.</param>
/// <param name="Code">Of the diagnostic that it ended with; null when it was answered.</param>
/// <param name="Problem">Its message.</param>
/// <param name="Forbidden">Whether it reached for what no grant can name.</param>
public sealed record AskedQuery(string Capability, string Text, long Rows, double Ms, string? Code = null, string? Problem = null, bool Forbidden = false);

/// <summary>Queries of one execution: all are counted, the first ones kept.</summary>
public sealed class QueryLog
{
    public const int Kept = 1_000, LongestText = 2_000;

    private readonly List<AskedQuery> queries = [];

    public long Count { get; private set; }

    public IReadOnlyList<AskedQuery> Queries => queries;

    public void Add(AskedQuery query)
    {
        Count++;
        // What was not allowed is kept in any case: the harness makes a violation of it.
        if (queries.Count < Kept || (query.Forbidden && queries.Count < 2 * Kept)) queries.Add(query with { Text = Short(query.Text), Problem = query.Problem is { } problem ? Short(problem) : null });
    }

    internal void AddUncounted(long count) => Count = Math.Max(Count, count);

    private static string Short(string text) => Whole(text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…"));

    /// <summary>Halves of characters, which a script can hand in and a cut can make, are no text that could be written.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
