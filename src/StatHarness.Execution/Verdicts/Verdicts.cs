using System.Globalization;
using System.Text.RegularExpressions;
using StatHarness.Planning.Formats.V1;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Execution;

/// <summary>The one place where what happened becomes an outcome.</summary>
internal static partial class Verdicts
{
    public static Verdict NotApplicable(PlannedExecution planned) => new(ExecutionOutcome.NotApplicable, planned.Why,
        "Nothing to do if the data has no such columns; else name them so that their role is found.");

    public static Verdict Skipped(PlannedExecution planned) => new(ExecutionOutcome.Skipped, planned.Why, "Select it, or select nothing to run all.");

    public static Verdict Blocked(IEnumerable<string> dependencies) => new(ExecutionOutcome.Blocked,
        $"Depends on {string.Join(", ", dependencies.Order(StringComparer.Ordinal))}, which delivered no result.", "See why the dependency did not deliver, and mend that first.");

    public static Verdict Canceled() => new(ExecutionOutcome.Canceled, "The run was canceled before it was done.", "Run again: what was done is reused.");

    /// <summary>A script that names what is forbidden has tried it; that it was caught before it ran makes it no less an attempt.</summary>
    public static Verdict NotCompiled(CompileOutcome compiled)
    {
        if (compiled.Canceled) return Canceled();
        var forbidden = Forbidden(compiled);
        return forbidden.Count > 0
            ? Violation(forbidden)
            : new(ExecutionOutcome.Error, $"The script does not compile: {Stable(compiled.Problem ?? "no reason was given")}", "Mend the script; each problem names its file and line.");
    }

    /// <summary>What the allowlist refused, as violations.</summary>
    public static IReadOnlyList<RunViolation> Forbidden(CompileOutcome compiled) =>
        [.. compiled.Problems.Where(ScriptCodes.IsForbidden).Select(problem => new RunViolation("allowlist", $"{problem.Place}: {problem.Message} {problem.Hint}".TrimEnd(), "refused", 1))];

    /// <summary>A recorded violation outweighs everything: a plugin that swallowed the denial and returned a result is not believed.</summary>
    public static Verdict Of(PluginBudget budget, WorkReply reply)
    {
        if (reply.Violations.Count > 0 || reply.Ending == WorkEnding.TooManyViolations) return Violation(reply.Violations);
        return reply.Ending switch
        {
            WorkEnding.Completed => Completed(reply),
            WorkEnding.Timeout => new(ExecutionOutcome.Timeout,
                string.Create(CultureInfo.InvariantCulture, $"Stopped at the end of its time budget of {budget.TimeMs} ms."),
                "Raise budget.time_ms in plugin.json, or give the plugin less to do by its settings."),
            WorkEnding.MemoryLimit => new(ExecutionOutcome.LimitExceeded,
                string.Create(CultureInfo.InvariantCulture, $"Stopped at its memory limit of {budget.MemoryMb} MB."),
                "Raise budget.memory_mb in plugin.json."),
            WorkEnding.OutputLimit => new(ExecutionOutcome.LimitExceeded, $"Stopped at its output limit: {Stable(reply.Explanation)}", "Report fewer findings, rows or log lines."),
            WorkEnding.Canceled => Canceled(),
            WorkEnding.ProtocolError => new(ExecutionOutcome.InvalidOutput, $"The worker's response is not complete: {Stable(reply.Explanation)}",
                "A plugin answers by its report only; it must not write to the worker's pipes."),
            _ => new(ExecutionOutcome.Crashed, $"The worker died: {Stable(reply.Explanation)}", "Look into logs/ of the run directory for the worker's last words."),
        };
    }

    /// <summary>The outcome of a result, computed now or reused.</summary>
    public static Verdict Of(PluginResult result)
    {
        var looked = result.LookedAt;
        var seen = string.Create(CultureInfo.InvariantCulture, $"Looked at {looked.RowsSeen} of {looked.RowsTotal} rows ({looked.Mode}).");
        var reason = result.Reason is null ? seen : $"{seen} {result.Reason}";
        return result.Status switch
        {
            "findings" => new(ExecutionOutcome.Findings, string.Create(CultureInfo.InvariantCulture, $"{seen[..^1]}; {result.Findings.Count} {(result.Findings.Count == 1 ? "finding" : "findings")}.")),
            "clean" => new(ExecutionOutcome.Clean, reason),
            "not_applicable" => new(ExecutionOutcome.NotApplicable, reason, "Nothing to do if the data is as it should be."),
            _ => new(ExecutionOutcome.InvalidOutput, $"Its status '{result.Status}' is none of findings, clean, not_applicable.", "Mend the plugin's report."),
        };
    }

    private static Verdict Completed(WorkReply reply) => reply switch
    {
        { Result: { } result } => Of(result),
        { Fault: { InvalidOutput: true } fault } => new(ExecutionOutcome.InvalidOutput, $"The result does not fit: {Stable(fault.Message)}", "Mend the plugin, or its output.schema.json."),
        { Fault: { OutOfMemory: true } fault } => new(ExecutionOutcome.LimitExceeded, Stable(fault.Message), "Raise budget.memory_mb in plugin.json."),
        { Fault: { } fault } => new(ExecutionOutcome.Error, $"The script failed: {Stable(fault.Message)}", "Mend the script; its log is in logs/ of the run directory."),
        _ => new(ExecutionOutcome.InvalidOutput, "The worker ended well but gave no result.", "Report a finding, or say that there is none."),
    };

    private static Verdict Violation(IReadOnlyList<RunViolation> violations)
    {
        var tried = violations.Select(v => v.Target is null ? v.Syscall : $"{v.Syscall} '{Stable(v.Target)}'").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var more = tried.Count > 5 ? string.Create(CultureInfo.InvariantCulture, $" and {tried.Count - 5} more") : "";
        return new(ExecutionOutcome.Violation,
            tried.Count == 0 ? "Tried what its grant does not name." : $"Tried what its grant does not name: {string.Join(", ", tried.Take(5))}{more}.",
            "Its result is not used. Remove the plugin unless you trust its author; each attempt is listed in the run's executions.");
    }

    /// <summary>One line; process and address numbers differ from run to run, and the report must not.</summary>
    private static string Stable(string text) => VaryingNumber().Replace(string.Join(' ', text.Split((char[])['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)), match => match.Groups[1].Value + "…");

    [GeneratedRegex(@"(/proc/|pid |thread |0x)[0-9a-f]+", RegexOptions.CultureInvariant)]
    private static partial Regex VaryingNumber();
}
