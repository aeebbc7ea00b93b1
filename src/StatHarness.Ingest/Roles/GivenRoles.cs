using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest.Roles;

/// <summary>Roles that the user names instead of those found.</summary>
public static class GivenRoles
{
    private static readonly string[] Plural = ["numeric", "category", "text"];

    /// <summary>All roles that can be given.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. ColumnRoles.Singular.Concat(Plural).Order(StringComparer.Ordinal)];

    /// <exception cref="DiagnosticException">SH2090, SH2091, SH2092: an unknown role or column, or a column that cannot play the role.</exception>
    internal static IReadOnlyList<Candidate> Read(string file, IReadOnlyList<ColumnTraits> columns, IngestOptions options)
    {
        var given = new List<Candidate>();
        foreach (var (role, name) in options.Roles.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!Known.Contains(role, StringComparer.Ordinal)) throw IngestDiagnostics.UnknownRole(file, role, Nearest(role, Known), Known);
            var column = columns.FirstOrDefault(column => column.Name == name)
                ?? throw IngestDiagnostics.UnknownRoleColumn(file, role, name, Nearest(name, [.. columns.Select(column => column.Name)]));
            if (!CanPlay(role, column)) throw IngestDiagnostics.UnfitRoleColumn(file, role, name, column.Column.Type.ToString().ToLowerInvariant());
            given.Add(new Candidate(role, column, isGiven: true).If(true, "given by the user", 100));
        }
        return given;
    }

    private static bool CanPlay(string role, ColumnTraits column) => role switch
    {
        _ when role.StartsWith("timestamp", StringComparison.Ordinal) => column.IsTemporal,
        "amount" or "numeric" => column.IsNumber,
        "text" => column.IsText,
        _ => true,
    };

    /// <summary>The name with the least edits, by letters of any case; null when none is near.</summary>
    private static string? Nearest(string text, IReadOnlyList<string> names)
    {
        var best = names.Select(name => (Name: name, Edits: Edits(text.ToLowerInvariant(), name.ToLowerInvariant()))).OrderBy(pair => pair.Edits).ThenBy(pair => pair.Name, StringComparer.Ordinal).FirstOrDefault();
        return best.Name is not null && best.Edits <= Math.Max(2, text.Length / 2) ? best.Name : null;
    }

    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
