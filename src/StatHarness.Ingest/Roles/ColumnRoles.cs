using StatHarness.Data;
using StatHarness.Data.Arrow;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest.Roles;

/// <summary>Roles by the rules of first resort of the catalogue, §3: clues, then joint resolution, then confidence.</summary>
internal static class ColumnRoles
{
    private const int FewestPoints = 45;
    private const int MostCategories = 100;
    private const int FinerLabels = 6;

    /// <summary>In this order a role takes its column; a column serves one of them, save that a key may name both row and case.</summary>
    private static readonly string[] Singular = ["timestamp_start", "timestamp_end", "timestamp_queue", "timestamp_eligible", "timestamp", "lifecycle", "host", "resource", "activity", "case", "row_id", "amount"];

    public static IReadOnlyList<RoleRecord> Find(IReadOnlyList<StagedColumn> staged)
    {
        var opened = staged.Select(column => ColumnFile.Open(column.Path, column.Column.Name)).ToList();
        try
        {
            return Resolve([.. staged.Select((column, i) => new ColumnTraits(column.Column, opened[i]))]);
        }
        finally
        {
            opened.ForEach(column => column.Dispose());
        }
    }

    private static List<RoleRecord> Resolve(List<ColumnTraits> columns)
    {
        // Identical columns collapse to the first: exports repeat them under several names.
        var first = columns.DistinctBy(column => column.Record.Object).ToList();
        var candidates = first.SelectMany(column => TimeRoles.Of(column).Concat(KeyRoles.Of(column))).ToList();
        PreferFinerLabels(candidates);
        var chosen = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        foreach (var role in Singular)
        {
            var best = Ranked(candidates, role).FirstOrDefault(candidate => candidate.Points >= FewestPoints && IsFree(chosen, candidate));
            if (best is not null) chosen[role] = best;
        }
        FallBackToLabels(chosen, candidates);
        FallBackToUniqueCase(chosen, candidates);
        TimeRoles.Resolve(chosen);
        var singular = Singular.Where(chosen.ContainsKey).Select(role => chosen[role].Record(RunnerUp(chosen, candidates, role)));
        return [.. singular.Concat(Plural(columns, chosen)).OrderBy(record => record.Role, StringComparer.Ordinal).ThenBy(record => columns.FindIndex(column => column.Name == record.Column))];
    }

    private static List<Candidate> Ranked(List<Candidate> candidates, string role) =>
        [.. candidates.Where(candidate => candidate.Role == role).OrderByDescending(candidate => candidate.Points).ThenBy(candidate => candidate.Column.Record.Index)];

    private static bool IsFree(Dictionary<string, Candidate> chosen, Candidate candidate) =>
        chosen.Values.All(taken => taken.Column != candidate.Column || (taken.Role, candidate.Role) is ("case", "row_id"));

    private static Candidate? RunnerUp(Dictionary<string, Candidate> chosen, List<Candidate> candidates, string role) =>
        Ranked(candidates, role).FirstOrDefault(candidate => candidate.Column != chosen[role].Column && candidate.Points > 0);

    /// <summary>The activity is the finest label that determines the other candidates (g3 ≤ 1 %).</summary>
    private static void PreferFinerLabels(List<Candidate> candidates)
    {
        var labels = Ranked(candidates, "activity").Where(candidate => candidate.Points >= 30 && candidate.Column.HoldsLabels).Take(FinerLabels).ToList();
        foreach (var fine in labels)
        {
            var coarse = labels.FindAll(other => other.Column.Distinct < fine.Column.Distinct
                && Evidence.Dependency((TextColumn)fine.Column.Column, (TextColumn)other.Column.Column) <= 0.01);
            fine.If(coarse.Count > 0, $"determines {string.Join(", ", coarse.Select(other => other.Column.Name))}", 15);
        }
    }

    /// <summary>In a table of cases and times, the best label column is the activity even when its name does not say so.</summary>
    private static void FallBackToLabels(Dictionary<string, Candidate> chosen, List<Candidate> candidates)
    {
        if (chosen.ContainsKey("activity") || !chosen.ContainsKey("case") || !(chosen.ContainsKey("timestamp") || chosen.ContainsKey("timestamp_start"))) return;
        var label = Ranked(candidates, "activity").FirstOrDefault(candidate => candidate.Points >= 30 && candidate.Column.HoldsLabels && IsFree(chosen, candidate));
        if (label is not null) chosen["activity"] = label;
    }

    /// <summary>A key called case that never repeats is still the case when nothing else is: each case has one event.</summary>
    private static void FallBackToUniqueCase(Dictionary<string, Candidate> chosen, List<Candidate> candidates)
    {
        if (chosen.ContainsKey("case") || !chosen.ContainsKey("activity")) return;
        var named = Ranked(candidates, "case").FirstOrDefault(candidate => candidate.Column.Says("case") && candidate.Points > 0);
        if (named is not null) chosen["case"] = named;
    }

    private static IEnumerable<RoleRecord> Plural(List<ColumnTraits> columns, Dictionary<string, Candidate> chosen)
    {
        var keys = chosen.Where(role => role.Key is "row_id" or "case").Select(role => role.Value.Column).ToHashSet();
        foreach (var column in columns)
        {
            var few = column.Distinct <= MostCategories && column.Uniqueness <= 0.5;
            if (column.IsNumber && !keys.Contains(column)) yield return Plain("numeric", column, "is a number", 80);
            if (column.Column.Type == ColumnType.Bool || (few && column.Values > 0 && (column.IsText || (column.Column.Type == ColumnType.Int64 && column.Distinct <= 20))))
                yield return Plain("category", column, "few values that repeat", column.IsNumber ? 50 : 80);
            else if (column.IsText && column.Values > 0 && !keys.Contains(column)) yield return Plain("text", column, "many different texts", 80);
        }
    }

    private static RoleRecord Plain(string role, ColumnTraits column, string clue, int points) => new Candidate(role, column).If(true, clue, points).Record(null);
}
