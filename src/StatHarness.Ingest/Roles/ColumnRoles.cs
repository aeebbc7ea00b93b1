using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest.Roles;

/// <summary>Roles by the catalogue, §3: clues, then joint resolution, then confidence; what the user gives comes first.</summary>
internal static class ColumnRoles
{
    private const int FewestPoints = 45, FewestForLabels = 30;
    private const int MostCategories = 100, MostNumericCategories = 20;
    private const int FinerLabels = 6;
    private const double DependencyError = 0.01;

    /// <summary>In this order a role takes its column; a column serves one of them, save that a key may name both row and case.</summary>
    internal static readonly string[] Singular = ["timestamp_start", "timestamp_end", "timestamp_queue", "timestamp_eligible", "timestamp", "lifecycle", "host", "resource", "activity", "case", "row_id", "amount"];

    /// <param name="staged">The same columns, with what was seen in passing.</param>
    /// <exception cref="DiagnosticException">SH2090–SH2092: a role that was given cannot be.</exception>
    public static IReadOnlyList<RoleRecord> Find(string file, IReadOnlyList<(ColumnRecord Record, Column Column)> opened, IReadOnlyList<StagedColumn> staged, IngestOptions options)
    {
        var columns = opened.Select(column => new ColumnTraits(column.Record, column.Column, staged[column.Record.Index].Wholes)).ToList();
        var given = GivenRoles.Read(file, columns, options);
        // Identical columns collapse to the first: exports repeat them under several names.
        var first = columns.DistinctBy(column => column.Record.Object).ToList();
        var candidates = first.SelectMany(column => TimeRoles.Of(column).Concat(KeyRoles.Of(column))).ToList();
        var chosen = given.Where(candidate => Singular.Contains(candidate.Role, StringComparer.Ordinal)).ToDictionary(candidate => candidate.Role, StringComparer.Ordinal);
        Choose(chosen, candidates, columns);
        var singular = Singular.Where(chosen.ContainsKey).Select(role => chosen[role].Record(RunnerUp(chosen, candidates, role)));
        var plural = Plural(columns, chosen).Concat(given.Where(candidate => !Singular.Contains(candidate.Role, StringComparer.Ordinal)).Select(candidate => candidate.Record(null)));
        return
        [
            .. singular.Concat(plural).OrderByDescending(record => record.Points).DistinctBy(record => (record.Role, record.Column))
                .OrderBy(record => record.Role, StringComparer.Ordinal).ThenBy(record => columns.FindIndex(column => column.Name == record.Column)),
        ];
    }

    private static void Choose(Dictionary<string, Candidate> chosen, List<Candidate> candidates, List<ColumnTraits> columns)
    {
        var given = chosen.Keys.ToHashSet(StringComparer.Ordinal);
        if (columns.Exists(column => column.IsTemporal)) PreferFinerLabels(candidates);
        TimeRoles.PreferTheOnly(candidates);
        foreach (var role in Singular.Where(role => !chosen.ContainsKey(role)))
        {
            var best = Ranked(candidates, role).FirstOrDefault(candidate => candidate.Points >= FewestPoints && IsFree(chosen, candidate));
            if (best is not null) chosen[role] = best;
        }
        FallBackToLabels(chosen, candidates);
        FallBackToUniqueCase(chosen, candidates);
        TimeRoles.Resolve(chosen);
        ProcessGate.Apply(chosen, given);
    }

    private static List<Candidate> Ranked(List<Candidate> candidates, string role) =>
        [.. candidates.Where(candidate => candidate.Role == role).OrderByDescending(candidate => candidate.Points).ThenBy(candidate => candidate.Column.Record.Index)];

    private static bool IsFree(Dictionary<string, Candidate> chosen, Candidate candidate) =>
        chosen.Values.All(taken => taken.Column.Name != candidate.Column.Name || (taken.Role, candidate.Role) is ("case", "row_id"));

    private static Candidate? RunnerUp(Dictionary<string, Candidate> chosen, List<Candidate> candidates, string role) =>
        Ranked(candidates, role).FirstOrDefault(candidate => candidate.Column.Name != chosen[role].Column.Name && candidate.Points > 0);

    /// <summary>The activity is the finest label that determines the other candidates (g3 ≤ 1 %).</summary>
    private static void PreferFinerLabels(List<Candidate> candidates)
    {
        var labels = Ranked(candidates, "activity").Where(candidate => candidate.Points >= FewestForLabels && candidate.Column.HoldsLabels).Take(FinerLabels).ToList();
        foreach (var fine in labels)
        {
            var from = (TextColumn)fine.Column.Column;
            var coarse = labels.FindAll(other => ((TextColumn)other.Column.Column).Dictionary.Count < from.Dictionary.Count && Evidence.Determines(from, (TextColumn)other.Column.Column, DependencyError));
            fine.If(coarse.Count > 0, $"determines {string.Join(", ", coarse.Select(other => other.Column.Name))}", 15);
        }
    }

    /// <summary>In a table of cases and times, the best label column is the activity even when its name does not say so.</summary>
    private static void FallBackToLabels(Dictionary<string, Candidate> chosen, List<Candidate> candidates)
    {
        if (chosen.ContainsKey("activity") || !chosen.ContainsKey("case") || !(chosen.ContainsKey("timestamp") || chosen.ContainsKey("timestamp_start"))) return;
        var label = Ranked(candidates, "activity").FirstOrDefault(candidate => candidate.Points >= FewestForLabels && candidate.Column.HoldsLabels && IsFree(chosen, candidate));
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
        var keys = chosen.Where(role => role.Key is "row_id" or "case").Select(role => role.Value.Column.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (column.IsNumber && !keys.Contains(column.Name)) yield return Plain("numeric", column, "is a number", 80);
            if (IsCategory(column)) yield return Plain("category", column, "few values that repeat", column.IsNumber ? 50 : 80);
            else if (column.IsText && column.Values > 0 && !keys.Contains(column.Name)) yield return Plain("text", column, "many different texts", 80);
        }
    }

    private static bool IsCategory(ColumnTraits column)
    {
        if (column.Column.Type == ColumnType.Bool) return true;
        if (column.Values == 0 || !column.IsKeyLike) return false;
        return DistinctShare.UpTo(column.Column, column.IsText ? MostCategories : MostNumericCategories) is { } distinct && distinct * 2L <= column.Values;
    }

    private static RoleRecord Plain(string role, ColumnTraits column, string clue, int points) => new Candidate(role, column).If(true, clue, points).Record(null);
}
