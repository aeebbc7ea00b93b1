using System.Text;
using StatHarness.Core;

namespace StatHarness.Notebook;

/// <summary>Notebook files by extension: <c>.ipynb</c> (nbformat 4) and <c>.dib</c>.</summary>
public static class NotebookFile
{
    /// <exception cref="DiagnosticException">SH6001–SH6006: missing, not a notebook, or malformed; with line and column.</exception>
    public static NotebookDocument Read(string path)
    {
        if (!File.Exists(path)) throw NotebookDiagnostics.Missing(path);
        var bytes = File.ReadAllBytes(path);
        return Kind(path) == ".dib" ? DibReader.Read(Text(bytes, path), path) : IpynbReader.Read(bytes, path);
    }

    /// <summary>The same document is always the same bytes. The file is replaced as a whole.</summary>
    public static void Write(string path, NotebookDocument document) => AtomicFile.Write(path, Bytes(path, document));

    /// <param name="path">Decides the format; also named in diagnostics.</param>
    public static byte[] Bytes(string path, NotebookDocument document) =>
        Kind(path) == ".dib" ? Encoding.UTF8.GetBytes(DibWriter.Text(document, path)) : IpynbWriter.Bytes(document);

    internal static string Kind(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".dib" => ".dib",
        ".ipynb" => ".ipynb",
        var other => throw NotebookDiagnostics.UnknownFormat(path, other),
    };

    private static string Text(byte[] bytes, string path)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException invalid)
        {
            var line = bytes.AsSpan(0, Math.Max(0, invalid.Index)).Count((byte)'\n') + 1;
            throw NotebookDiagnostics.NotText(new Place(path, line));
        }
    }
}
