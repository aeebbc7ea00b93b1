using System.Globalization;
using StatHarness.Workbench;

namespace StatHarness.Cli.Terminal;

/// <summary>Puts the progress of a run into words.</summary>
internal static class RunWords
{
    /// <summary>A line to keep: what ended, how, and what is left.</summary>
    public static string Ended(RunProgress step) => step.State == "compiling"
        ? "compiling plugins that were never run …"
        : string.Create(CultureInfo.InvariantCulture, $"[{step.Done}/{step.Total}] {step.Plugin}: {step.State}, {step.ElapsedMs / 1000:0.0} s{Left(step, TimeSpan.Zero)}");

    /// <summary>A line that is written over: what runs now.</summary>
    /// <param name="later">Time since the step.</param>
    public static string Now(RunProgress step, TimeSpan later)
    {
        if (step.State == "compiling") return string.Create(CultureInfo.InvariantCulture, $"compiling plugins that were never run, {later.TotalSeconds:0} s");
        var running = string.Join(", ", step.Running.Select(plugin => string.Create(CultureInfo.InvariantCulture,
            $"{plugin.Plugin} {(plugin.ElapsedMs + later.TotalMilliseconds) / 1000:0.0}{(plugin.ExpectedMs is { } expected ? string.Create(CultureInfo.InvariantCulture, $" of about {expected / 1000:0.0}") : "")} s")));
        return $"[{step.Done}/{step.Total}] {(running.Length > 0 ? running : step.Done < step.Total ? "starting" : "writing the report")}{Left(step, later)}";
    }

    private static string Left(RunProgress step, TimeSpan later) =>
        step.LeftMs is { } left && left - later.TotalMilliseconds >= 500 ? string.Create(CultureInfo.InvariantCulture, $"; about {Math.Ceiling((left - later.TotalMilliseconds) / 1000):0} s left") : "";
}
