using StatHarness.Core;

namespace StatHarness.Plugins;

/// <summary>A file that is itself a zip (a workbook as fixture): nobody here unpacks it, but the ingest of a doctor would.</summary>
internal static class NestedArchive
{
    private const int MaxEntries = 1_000;
    private const long MaxBytes = 64 << 20;

    public static void Check(ReadOnlySpan<byte> bytes, string archive, string name)
    {
        if (!bytes.StartsWith("PK\u0003\u0004"u8) && !bytes.StartsWith("PK\u0005\u0006"u8)) return;
        IReadOnlyList<ZipEntry> entries;
        try
        {
            (entries, _) = ZipDirectory.Read(bytes, name, MaxEntries);
        }
        catch (DiagnosticException unsound)
        {
            throw Refused(archive, name, $"cannot be looked into ({unsound.Diagnostic.Message})");
        }
        if (entries.Sum(entry => entry.Size) is var total && total > MaxBytes) throw Refused(archive, name, $"says it unpacks to {total.ToString(System.Globalization.CultureInfo.InvariantCulture)} bytes");
        if (entries.FirstOrDefault(entry => entry.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) is { } deeper) throw Refused(archive, name, $"holds another one, '{deeper.Name}'");
    }

    private static DiagnosticException Refused(string archive, string name, string problem) => new(ZipDiagnostics.Nested(archive, name, problem));
}
