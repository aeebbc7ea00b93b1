using System.Text.Json.Serialization;
using StatHarness.Reporting.Cards;

namespace StatHarness.Workbench;

/// <summary>Whether this installation can do the work.</summary>
/// <param name="Verdict">ok, warn or fail: the worst of the checks.</param>
/// <param name="Isolation">full, reduced or process_only: what this system can give.</param>
public sealed record DoctorReport(string Verdict, IReadOnlyList<DoctorCheck> Checks, string Isolation)
{
    [JsonIgnore]
    public Card Card => DoctorCard.Of(Verdict, Isolation, [.. Checks.Select(check => new DoctorLine(check.Name, check.Status, check.Found, check.Hint))]);
}

/// <param name="Status">ok, warn or fail.</param>
public sealed record DoctorCheck(string Name, string Status, string Found, string? Hint);
