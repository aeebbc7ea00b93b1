using System.Text.RegularExpressions;

namespace StatHarness.Core.Schema;

internal sealed class Pattern(KeywordSource source) : Keyword(source)
{
    private readonly EcmaPattern pattern = new(source.Text(), source.Place);

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated) =>
        instance.Kind != JsonKind.String || pattern.Matches(instance.Text) || Miss(run, instance, $"text that matches {pattern}");
}

/// <summary>A pattern of ECMA-262, searched anywhere in a text. Runs in linear time unless it looks around or back; then a timeout bounds it.</summary>
internal sealed class EcmaPattern
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly Regex regex;
    private readonly string pattern, place;

    public EcmaPattern(string pattern, string place)
    {
        (this.pattern, this.place) = (pattern, place);
        try
        {
            regex = Compile(EcmaSyntax.Translate(pattern));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw CoreDiagnostics.Schema(place, $"Expected a regular expression of ECMA-262, found '{CoreDiagnostics.Shortened(pattern)}': {exception.Message}");
        }
    }

    public bool Matches(string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw CoreDiagnostics.SchemaLimit(place, $"Expected the pattern '{CoreDiagnostics.Shortened(pattern)}' to decide within {Timeout.TotalMilliseconds} ms on a text of {text.Length} characters; it did not.");
        }
    }

    public override string ToString() => $"/{CoreDiagnostics.Shortened(pattern)}/";

    /// <summary>Anchored, without groups or alternatives, and at most one repetition without an end: going back is linear too.</summary>
    private static bool IsPlain(string translated) =>
        translated.StartsWith('^') && !translated.AsSpan().ContainsAny('(', '|') && translated.AsSpan().Count('*') + translated.AsSpan().Count('+') + translated.AsSpan().Count(",}") <= 1;

    private static Regex Compile(string translated)
    {
        // The engine that never goes back takes longer to make than most schemas take to check.
        if (IsPlain(translated)) return new(translated, RegexOptions.CultureInvariant, Timeout);
        try
        {
            return new(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Timeout);
        }
        catch (NotSupportedException)
        {
            return new(translated, RegexOptions.CultureInvariant, Timeout);
        }
    }
}
