using System.Text.Json.Nodes;

namespace StatHarness.Workbench;

/// <summary>One setting as a form shows it.</summary>
/// <param name="Path"><c>owner.key</c>: what one writes to name it.</param>
/// <param name="Value">In force; a secret never has one here.</param>
/// <param name="From"><c>default</c> or <c>project</c>.</param>
/// <param name="Secret">Never stored: given to each run.</param>
/// <param name="Rule">Its JSON Schema: type, range, choices.</param>
public sealed record SettingLine(string Path, string Owner, string Key, JsonNode? Value, JsonNode? Default, string From, bool Secret, string Description, JsonObject Rule)
{
    public bool Differs => !JsonNode.DeepEquals(Value, Default);
}

/// <summary>One change of a setting.</summary>
/// <param name="Before">In force before; the default when nothing was stored.</param>
/// <param name="After">In force since.</param>
/// <param name="Unset">Whether it went back to its default.</param>
public sealed record SettingChange(DateTimeOffset At, string Path, JsonNode? Before, JsonNode? After, bool Unset);
