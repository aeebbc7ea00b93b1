using System.IO.Compression;
using System.Text;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>A ZIP archive of parts (ECMA-376 part 2), opened with care: nothing is unpacked but the part that is asked for, as a stream.</summary>
internal sealed class Package : IDisposable
{
    private const int MostEntries = 10_000, MostCommentBytes = 65_535 + 22;

    private readonly RawFile file;
    private readonly Stream raw;
    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);

    private Package(RawFile file, Stream raw, ZipArchive archive) => (this.file, this.raw, this.archive) = (file, raw, archive);

    public string File => file.Name;

    public long BytesDone => raw.Position;

    /// <summary>Names of all parts, in ordinal order.</summary>
    public IEnumerable<string> Parts => parts.Keys.Order(StringComparer.Ordinal);

    public static Package Open(RawFile file)
    {
        var raw = file.Raw();
        ZipArchive? archive = null;
        try
        {
            CheckDirectory(file, raw);
            archive = new ZipArchive(raw, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
            var package = new Package(file, raw, archive);
            package.List();
            return package;
        }
        catch (Exception problem)
        {
            archive?.Dispose();
            raw.Dispose();
            if (IsDamage(problem)) throw WorkbookDiagnostics.Archive(file.Name, problem.Message, problem);
            throw;
        }
    }

    public bool Has(string part) => parts.ContainsKey(Normal(part));

    /// <summary>The bytes of a part, as they are.</summary>
    public Stream Stream(string part)
    {
        var entry = parts.TryGetValue(Normal(part), out var found) ? found : throw WorkbookDiagnostics.MissingPart(File, part);
        UnpackLimits.CheckDeclared(File, part, entry, file.Length);
        try
        {
            return new PartStream(entry.Open(), File, part, entry, file.Length);
        }
        catch (Exception problem) when (IsDamage(problem))
        {
            throw WorkbookDiagnostics.Archive(File, $"the part '{part}' cannot be unpacked: {problem.Message}", problem);
        }
    }

    /// <param name="ahead">Unpack on another thread while the tags are scanned.</param>
    public XmlTags Tags(string part, IngestOptions options, bool ahead = false)
    {
        var utf8 = XmlEncoding.Utf8(Stream(part), File, part);
        return new(ahead && options.ThreadCount > 1 ? new ReadAhead(utf8) : utf8, File, part, options.BlockBytes, options.MaxRowBytes);
    }

    public void Dispose()
    {
        archive.Dispose();
        raw.Dispose();
    }

    /// <summary>What a sound archive never does to the reader of the framework.</summary>
    internal static bool IsDamage(Exception problem) => problem is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException;

    private void List()
    {
        foreach (var entry in archive.Entries)
        {
            var name = Normal(entry.FullName);
            if (name.EndsWith('/')) continue;
            if (!parts.TryAdd(name, entry)) throw WorkbookDiagnostics.Archive(File, $"it holds two parts called '{name}'.");
        }
    }

    private static string Normal(string part) => part.Replace('\\', '/').TrimStart('/');

    /// <summary>The archive of the framework holds all entries in memory, so their number is looked at first.</summary>
    private static void CheckDirectory(RawFile file, Stream raw)
    {
        var tail = new byte[(int)Math.Min(raw.Length, MostCommentBytes)];
        raw.Position = raw.Length - tail.Length;
        raw.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || tail.Length - end < 22) throw WorkbookDiagnostics.Archive(file.Name, "its directory is missing; the file seems to be cut off.");
        var entries = BitConverter.ToUInt16(tail, end + 10);
        if (entries > MostEntries) throw WorkbookDiagnostics.Bomb(file.Name, $"it has {(entries == ushort.MaxValue ? "65,535 or more" : entries.ToString("N0", System.Globalization.CultureInfo.InvariantCulture))} entries; at most {MostEntries:N0} are read.");
        raw.Position = 0;
    }
}
