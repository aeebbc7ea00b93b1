using StatHarness.Core;

namespace StatHarness.Planning;

/// <summary>What keeps a plan from being made: SH4101 to SH4199.</summary>
internal static class PlanningDiagnostics
{
    public static DiagnosticException Cycle(IEnumerable<string> circle) => new(new Diagnostic(
        "SH4101", $"Plugins depend on each other in a circle: {string.Join(" → ", circle)}.", new Place("plugin.json"),
        "Remove one of these from the depends_on of another."));

    public static DiagnosticException UnknownPlugin(string id, IEnumerable<string> known) => new(new Diagnostic(
        "SH4102", $"There is no plugin '{id}'. Known: {string.Join(", ", known)}.", null, "Check the spelling, or install the plugin."));

    public static DiagnosticException TwicePlugin(string id) => new(new Diagnostic(
        "SH4103", $"Two packages have the id '{id}'.", new Place("plugin.json"), "Remove one of them, or give it another id."));
}
