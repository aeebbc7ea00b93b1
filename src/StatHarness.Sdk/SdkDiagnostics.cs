using System.Globalization;
using StatHarness.Core;

namespace StatHarness.Sdk;

/// <summary>What a script can do wrong through the Sdk. Each ends the script.</summary>
internal static class SdkDiagnostics
{
    public static DiagnosticException UnknownRole(string key, IEnumerable<string> declared) => Fail(
        "SH3001", $"The script asks for the role '{key}'; the manifest names {List(declared)}.",
        Meant(key, declared, "Role(\"", "\")") + "Else add it under needs.roles or needs.optional of plugin.json; docs/roles.md lists the roles there are.");

    public static DiagnosticException AbsentRole(string key, string role) => Fail(
        "SH3002", $"The dataset has no column for '{key}' ({role}).", $"Ask OptionalRole(\"{key}\"), or move it to needs.roles so that the plugin is not applicable without it.");

    public static DiagnosticException NotGranted(string column, IEnumerable<string> granted) => Fail(
        "SH3003", $"The column '{column}' is not granted; granted are {List(granted)}.",
        Meant(column, granted, "'", "'") + "Else name its role under needs of plugin.json, or set needs.columns to \"all\" or \"numeric\".");

    public static DiagnosticException WrongType(string column, string found, string expected, string hint) => Fail(
        "SH3004", $"The column '{column}' is {found}; this call reads {expected}.", hint);

    public static DiagnosticException ZoneMismatch(string start, string end) => Fail(
        "SH3005", $"'{start}' and '{end}' are on different clocks: one states its zone, the other does not.", "The difference is unknown; report it instead of computing with it.");

    public static DiagnosticException NoUpstream(string id, IEnumerable<string> present) => Fail(
        "SH3006", $"There is no upstream result of '{id}'; there are {List(present)}.", Meant(id, present, "'", "'") + "Else name it under depends_on of plugin.json, and upstream:read under capabilities.");

    public static DiagnosticException BadFinding(string kind, string problem, string hint) => Fail(
        "SH3007", $"The finding '{kind}': {problem}", hint);

    public static DiagnosticException IncompleteModel(string plugin, string kind, string missing) => Fail(
        "SH3008", $"Plugin '{plugin}', finding '{kind}': it is modeled and does not state {missing}.", "A modeled finding states assumptions, scope, baseline and delta; use Report.Measured for what was counted in the data.");

    public static DiagnosticException SameFinding(string kind, string subject) => Fail(
        "SH3009", $"Two findings '{kind}' are about {subject}: they would have one finding_id.", "Put what tells them apart into the subject or the scope.");

    public static DiagnosticException NoVerdict() => Fail(
        "SH3010", "The script ended without a finding and without a verdict.", "Call Report.Clean(reasonCode, reason) when there is nothing to find, Report.NotApplicable(…) when it could not look.");

    public static DiagnosticException TwoVerdicts(string first, string second) => Fail(
        "SH3011", $"The script says '{first}' and '{second}'.", "A result is either findings, clean or not_applicable.");

    public static DiagnosticException BadValue(string path, string problem, string hint) => Fail("SH3012", $"'{path}': {problem}", hint);

    public static DiagnosticException TooMuch(string what, int limit) => Fail(
        "SH3013", $"The script hands back more than {limit.ToString(CultureInfo.InvariantCulture)} {what}.", "Report the largest ones and say how many there are.");

    public static DiagnosticException RowOutside(long row, long rows) => Fail(
        "SH3014", string.Create(CultureInfo.InvariantCulture, $"Evidence names row {row} of a table of {rows} rows; expected {(rows == 0 ? "none" : $"0 to {rows - 1}")}."),
        "Rows count from 0 in the order of the file. PresentRows() gives the row of each value that Present() gives; a place in Present() is no row.");

    public static DiagnosticException ValueNotFinite(string kind, double value) => Fail(
        "SH3320", $"The finding '{kind}': its value is {(double.IsNaN(value) ? "NaN" : "infinite")}; expected a number.",
        double.IsNaN(value) ? "A missing row is NaN in Values: compute over Present(). Where there is nothing to compute, leave value out and say so, or end with Report.Clean or Report.NotApplicable."
            : "Something was divided by 0: look at that case first, and say what it means in the statement.");

    public static DiagnosticException NoUnit(string kind, double value) => Fail(
        "SH3321", $"The finding '{kind}' has the value {value.ToString(CultureInfo.InvariantCulture)} and no unit.", "Give one: unit: \"s\", \"jobs\", …; counts are \"rows\", ratios \"1\".");

    public static DiagnosticException NoArtifacts(string name) => Fail(
        "SH3150", $"The artifact '{name}' was not written: the plugin is not granted artifacts:write.", "Add \"artifacts:write\" to capabilities in plugin.json; whoever enables the plugin reviews it.");

    public static DiagnosticException BadArtifactName(string name) => Fail(
        "SH3151", $"'{name}' is no name for an artifact, or it is given twice.", "Use one lower-case file name such as layout.svg: letters, digits, _ and -; no folder; not output.json.");

    public static DiagnosticException TooManyArtifacts(int files, long bytes) => Fail(
        "SH3152", $"The artifacts are more than {files.ToString(CultureInfo.InvariantCulture)} files or {bytes.ToString(CultureInfo.InvariantCulture)} bytes.", "Write fewer or smaller files.");

    public static DiagnosticException NoQueries(string name, string capability) => Fail(
        "SH3160", $"{name}.Query was not asked: the plugin is not granted {capability}.", $"Add \"{capability}\" to capabilities in plugin.json; whoever enables the plugin reviews it.");

    public static DiagnosticException NoResultColumn(string name, IEnumerable<string> names) => Fail(
        "SH3168", $"The query gave no column '{name}'; it gave {List(names)}.", Meant(name, names, "'", "'") + "Else select it, or name it with `as`.");

    public static DiagnosticException WrongValue(string name, int row, string found, string expected, string hint) => Fail(
        "SH3169", $"'{name}' is {found} in row {row.ToString(CultureInfo.InvariantCulture)} of what the query gave; expected {expected}.", hint);

    private static DiagnosticException Fail(string code, string message, string hint) =>
        new(new Diagnostic(code, message, null, hint), ExitCode.PluginFailed);

    /// <summary>What was probably meant, as the script would write it; or nothing.</summary>
    private static string Meant(string wanted, IEnumerable<string> names, string before, string after) =>
        NearestName.Of(wanted, names) is { } nearest ? $"Did you mean {before}{nearest}{after}? " : "";

    private static string List(IEnumerable<string> names)
    {
        var sorted = names.Order(StringComparer.Ordinal).ToList();
        return sorted.Count == 0 ? "none" : string.Join(", ", sorted.Take(20).Select(n => $"'{n}'")) + (sorted.Count > 20 ? ", …" : "");
    }
}
