using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace StatHarness.Ingest;

/// <summary>An event log as XML that reaches for nothing outside of it: no document type, no entities, no other files.</summary>
internal sealed partial class XesFile : IDisposable
{
    private const int SampleBytes = 64 << 10;

    private readonly RawFile file;
    private readonly string name;
    private readonly Stream utf8;
    private readonly Stream raw;
    private readonly StreamReader text;

    public XesFile(RawFile file)
    {
        (this.file, name) = (file, file.Name);
        utf8 = file.OpenUtf8(out raw);
        text = new(utf8, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, 1 << 16);
        Xml = XmlReader.Create(text, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true });
    }

    public XmlReader Xml { get; }

    public long BytesDone => raw.Position;

    public int Line => ((IXmlLineInfo)Xml).LineNumber;

    public int Column => ((IXmlLineInfo)Xml).LinePosition;

    /// <returns>The file in the encoding that its first line declares; null when it does not look like XML.</returns>
    public static RawFile? Look(RawFile file, bool named)
    {
        var start = Start(file).TrimStart();
        if (!(named ? start.StartsWith('<') : start.StartsWith("<?xml", StringComparison.Ordinal) || start.StartsWith("<log", StringComparison.Ordinal))) return null;
        var declared = Declared().Match(start);
        return declared.Success && !file.HasMark && file.EncodingName == "utf-8" && !declared.Groups[1].Value.StartsWith("utf", StringComparison.OrdinalIgnoreCase)
            ? file.As(declared.Groups[1].Value)
            : file;
    }

    /// <summary>One step of reading, its troubles told as ours.</summary>
    public T Try<T>(Func<XmlReader, T> step)
    {
        try
        {
            return step(Xml);
        }
        catch (XmlException problem)
        {
            throw problem.Message.Contains("DTD", StringComparison.Ordinal) ? XesDiagnostics.Dtd(DtdPlace(), problem) : XesDiagnostics.Malformed(name, problem);
        }
        catch (DecoderFallbackException)
        {
            throw IngestDiagnostics.Encoding(new(name, Line, 0), "UTF-8", "Repair the file, or pass the encoding it really has with --encoding.");
        }
        catch (IOException problem)
        {
            throw IngestDiagnostics.Unreadable(name, problem);
        }
    }

    public void Dispose()
    {
        Xml.Dispose();
        text.Dispose();
        utf8.Dispose();
        raw.Dispose();
    }

    /// <summary>The reader that refuses it does not say where it is.</summary>
    private Core.Place DtdPlace()
    {
        var start = Start(file);
        var before = start[..Math.Max(0, start.IndexOf("<!DOCTYPE", StringComparison.Ordinal))];
        return new(name, 1 + before.Count(letter => letter == '\n'), before.Length - before.LastIndexOf('\n'));
    }

    private static string Start(RawFile file)
    {
        var bytes = new byte[SampleBytes];
        using var stream = file.OpenUtf8(out var raw);
        using var owned = raw;
        try
        {
            return Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        }
        catch (DecoderFallbackException)
        {
            return "";
        }
    }

    [GeneratedRegex("^<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']", RegexOptions.None, 1000)]
    private static partial Regex Declared();
}
