using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace StatHarness.Core.Json;

/// <summary>Reads JSON strictly (RFC 8259, I-JSON): UTF-8, no repeated names, no comments, no trailing commas. A BOM is skipped.</summary>
public static class JsonText
{
    /// <summary>How deep arrays and objects may nest, when read and when written canonically.</summary>
    public const int MaxDepth = 256;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    private static readonly JsonReaderOptions StrictReader = new() { MaxDepth = MaxDepth };

    /// <param name="path">Named in diagnostics only.</param>
    /// <returns><see langword="null"/> for JSON's null.</returns>
    /// <exception cref="DiagnosticException">SH1003, with line and column (in bytes, from 1).</exception>
    public static JsonNode? Parse(ReadOnlyMemory<byte> utf8, string path) => Parse(utf8.Span, path);

    /// <inheritdoc cref="Parse(ReadOnlyMemory{byte}, string)"/>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8, string path)
    {
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        if (!Utf8.IsValid(utf8)) throw Invalid(utf8, FirstInvalid(utf8), path, "Expected UTF-8, found a byte that is not.");
        try
        {
            if (MayHoldLoneSurrogate(utf8)) CheckNamesAndText(utf8, path);
            return JsonNode.Parse(utf8, documentOptions: Strict);
        }
        catch (JsonException exception)
        {
            throw Located(utf8, exception, path);
        }
    }

    /// <summary>The document's own exception knows no place for a repeated name; the reader knows all places.</summary>
    private static DiagnosticException Located(ReadOnlySpan<byte> utf8, JsonException exception, string path)
    {
        try
        {
            CheckNamesAndText(utf8, path);
        }
        catch (JsonException syntax)
        {
            exception = syntax;
        }
        var column = (int)Math.Min(exception.BytePositionInLine ?? 0, int.MaxValue - 1) + 1;
        var message = exception.Message.Split(" LineNumber: ")[0];
        return CoreDiagnostics.JsonText(path, (exception.LineNumber ?? 0) + 1, column, message, exception);
    }

    private static bool MayHoldLoneSurrogate(ReadOnlySpan<byte> utf8) => utf8.IndexOf("\\ud"u8) >= 0 || utf8.IndexOf("\\uD"u8) >= 0;

    /// <summary>Slow, for texts already suspected: finds where a name is repeated or an escape is half of a surrogate pair.</summary>
    private static void CheckNamesAndText(ReadOnlySpan<byte> utf8, string path)
    {
        var reader = new Utf8JsonReader(utf8, StrictReader);
        var open = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject) open.Push(new(StringComparer.Ordinal));
            else if (reader.TokenType == JsonTokenType.EndObject) open.Pop();
            else if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
            {
                var text = TextOf(ref reader) ?? throw Invalid(utf8, (int)reader.TokenStartIndex, path, "Expected Unicode text, found an escape that is half of a surrogate pair.");
                if (reader.TokenType == JsonTokenType.PropertyName && !open.Peek().Add(text))
                    throw Invalid(utf8, (int)reader.TokenStartIndex, path, $"Expected every name once in an object, found '{CoreDiagnostics.Shortened(text)}' again.");
            }
        }
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(utf8[at..], out _, out var length) == System.Buffers.OperationStatus.Done) at += length;
        return at;
    }

    private static DiagnosticException Invalid(ReadOnlySpan<byte> utf8, int at, string path, string message)
    {
        var before = utf8[..at];
        return CoreDiagnostics.JsonText(path, before.Count((byte)'\n') + 1L, at - before.LastIndexOf((byte)'\n'), message);
    }
}
