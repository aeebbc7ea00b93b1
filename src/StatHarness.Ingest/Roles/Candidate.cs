using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest.Roles;

/// <summary>A column that may play a role, and why.</summary>
/// <param name="isGiven">The user said so.</param>
internal sealed class Candidate(string role, ColumnTraits column, bool isGiven = false)
{
    private readonly List<RoleClue> clues = [];

    public string Role => role;

    public ColumnTraits Column => column;

    public int Points => clues.Sum(clue => clue.Points);

    public IReadOnlyList<RoleClue> Clues => [.. clues.OrderByDescending(clue => clue.Points).ThenBy(clue => clue.Clue, StringComparer.Ordinal)];

    /// <summary>Adds the clue if it holds.</summary>
    public Candidate If(bool holds, string clue, int points)
    {
        if (holds) clues.Add(new(clue, points));
        return this;
    }

    public RoleRecord Record(Candidate? runnerUp)
    {
        var margin = Points - Math.Max(0, runnerUp?.Points ?? 0);
        var confidence = isGiven || (Points >= 70 && margin >= 25) ? "high" : margin >= 10 && Points >= 50 ? "medium" : "low";
        return new(role, column.Name, Points, margin, confidence, runnerUp?.Column.Name, Clues);
    }
}
