using System.Buffers;
using System.Text;

namespace StatHarness.Core.Json;

/// <summary>Strings as RFC 8785 §3.2.2.2 wants them: only what must be escaped is.</summary>
internal static class CanonicalString
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    public static void Write(string text, ArrayBufferWriter<byte> output)
    {
        output.Write("\""u8);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var plain = rest.IndexOfAny(Escaped);
            WritePlain(plain < 0 ? rest : rest[..plain], output);
            if (plain < 0) break;
            WriteEscape(rest[plain], output);
            rest = rest[(plain + 1)..];
        }
        output.Write("\""u8);
    }

    private static void WritePlain(ReadOnlySpan<char> text, ArrayBufferWriter<byte> output)
    {
        var target = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        if (System.Text.Unicode.Utf8.FromUtf16(text, target, out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
            throw new DiagnosticException(new Diagnostic("SH1005", "A text holds half a surrogate pair, which UTF-8 cannot carry.", null, "Replace it before the value is written."), ExitCode.Internal);
        output.Advance(written);
    }

    private static void WriteEscape(char code, ArrayBufferWriter<byte> output)
    {
        ReadOnlySpan<byte> escape = code switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\b' => "\\b"u8,
            '\f' => "\\f"u8,
            '\n' => "\\n"u8,
            '\r' => "\\r"u8,
            '\t' => "\\t"u8,
            _ => Encoding.ASCII.GetBytes($"\\u{(int)code:x4}"),
        };
        output.Write(escape);
    }
}
