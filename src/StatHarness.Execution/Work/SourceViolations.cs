using StatHarness.Core;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Scripting;

namespace StatHarness.Execution;

/// <summary>What the static check refused in a source, recorded like an attempt: the plugin tried to get at what its grant does not name.</summary>
internal static class SourceViolations
{
    public static IReadOnlyList<RunViolation> Of(IReadOnlyList<Diagnostic> problems) =>
        [.. problems.Where(PluginCompiler.IsViolation)
            .GroupBy(problem => problem.ToString().Split('\n')[0], StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new RunViolation("source", group.Key, "refused to compile", group.Count()))];
}
