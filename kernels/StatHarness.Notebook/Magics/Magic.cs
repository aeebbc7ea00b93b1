using System.Globalization;

namespace StatHarness.Notebook;

/// <summary>One magic: parser, <c>#!help</c>, completion and documentation all come from this value.</summary>
/// <param name="Name">Without <c>#!</c>.</param>
/// <param name="Summary">One sentence.</param>
public sealed record Magic(string Name, string Summary, IReadOnlyList<MagicParameter> Parameters)
{
    internal Func<MagicCall, Task> Run { get; init; } = call => throw new System.Diagnostics.UnreachableException(call.Magic.Name);

    private const int ShownInUsage = 6;

    /// <summary>Such as <c>#!ingest &lt;file&gt; [--name &lt;identifier&gt;]</c>; many parameters end in <c>[…]</c>.</summary>
    public string Usage => string.Join(' ', Parameters.Take(ShownInUsage).Select(parameter => parameter.Usage).Prepend("#!" + Name)) + (Parameters.Count > ShownInUsage ? " […]" : "");
}

public enum ParameterType
{
    Text,
    /// <summary>Present or not; takes no value.</summary>
    Flag,
    /// <summary>A whole number from 1.</summary>
    Count,
    /// <summary>One of the parameter's choices.</summary>
    Choice,
    /// <summary>Values separated by commas.</summary>
    List,
}

/// <param name="Name"><c>--name</c>, or a bare name for one that is given by its position.</param>
/// <param name="Value">What to write for the value, such as <c>id</c>.</param>
/// <param name="Default">As one would write it; null when leaving it out means nothing is chosen.</param>
/// <param name="Choices">Allowed values of a <see cref="ParameterType.Choice"/>.</param>
public sealed record MagicParameter(
    string Name,
    ParameterType Type,
    string Summary,
    string? Value = null,
    string? Default = null,
    bool Required = false,
    bool Repeatable = false,
    IReadOnlyList<string>? Choices = null)
{
    public bool IsPositional => !Name.StartsWith("--", StringComparison.Ordinal);

    public string Usage
    {
        get
        {
            var value = Type == ParameterType.Flag ? "" : $" {(Choices is null ? $"<{Value}>" : string.Join('|', Choices))}";
            var text = IsPositional ? $"<{Name}>" : Name + value;
            return (Required ? text : $"[{text}]") + (Repeatable ? "…" : "");
        }
    }

    /// <summary>What a value must be, for a message.</summary>
    internal string Expectation => Type switch
    {
        ParameterType.Count => "a whole number from 1",
        ParameterType.Choice => "one of " + string.Join(", ", Choices ?? []),
        ParameterType.List => "values separated by commas",
        _ => Value ?? Name,
    };

    internal bool Accepts(string value) => Type switch
    {
        ParameterType.Count => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0,
        ParameterType.Choice => Choices!.Contains(value),
        _ => value.Length > 0,
    };
}
