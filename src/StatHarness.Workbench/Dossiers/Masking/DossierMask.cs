using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Reporting;
using StatHarness.Reporting.Formats.V1;

namespace StatHarness.Workbench;

/// <summary>Masks the entries of a dossier, each by what it is. Reports are written anew from the masked record.</summary>
internal sealed class DossierMask(Masker masker)
{
    private static readonly string[] Written = ["run/report.md", "run/report.html"];

    private readonly List<MaskedEntry> masked = [];
    private readonly List<string> leftOut = [];

    public IReadOnlyList<MaskedEntry> Masked => masked;

    /// <summary>What is no text cannot be masked, so it is not shared.</summary>
    public IReadOnlyList<string> LeftOut => leftOut;

    /// <param name="entries">In the order in which stand-ins are numbered.</param>
    public List<DossierEntry> Of(IReadOnlyList<DossierEntry> entries)
    {
        var result = new List<DossierEntry>();
        foreach (var entry in entries.Where(entry => !Written.Contains(entry.Path, StringComparer.Ordinal)))
        {
            if (DossierContent.AsText(entry.Bytes) is not { } text)
            {
                leftOut.Add(entry.Path);
                continue;
            }
            var name = Name(entry.Path);
            result.Add(new(name, Content(entry.Path, text)));
            Note(name);
            if (entry.Path == "run/report.json") result.AddRange(Documents(result[^1].Bytes));
        }
        return result;
    }

    /// <summary>A cell of the state database.</summary>
    public string Cell(string column, string text)
    {
        if (text.StartsWith('{') || text.StartsWith('['))
        {
            try
            {
                return CanonicalJson.Text(JsonMask.Of(JsonNode.Parse(text), masker)!);
            }
            // Text that only begins like JSON.
            catch (JsonException) { }
        }
        return masker.Text(text, cells: column == "file_name", words: column is "file_name" or "detail");
    }

    public void Note(string entry)
    {
        if (masker.Replaced.Count > 0) masked.Add(new(entry, new SortedDictionary<string, int>(masker.Replaced, StringComparer.Ordinal)));
        masker.Replaced.Clear();
    }

    private string Name(string path) => string.Join('/', path.Split('/').Select(segment => masker.Text(segment, cells: false, words: false)));

    private byte[] Content(string path, string text)
    {
        if (path.EndsWith(".json", StringComparison.Ordinal))
        {
            try
            {
                return DossierContent.Json(JsonMask.Of(JsonNode.Parse(text), masker, cells: path.StartsWith("run/artifacts/", StringComparison.Ordinal))!);
            }
            catch (JsonException) { }
        }
        return Encoding.UTF8.GetBytes(string.Join('\n', text.Split('\n').Select(line => Line(path, line))));
    }

    private string Line(string path, string line)
    {
        if (path.EndsWith(".ndjson", StringComparison.Ordinal) && line.Length > 0)
        {
            try
            {
                return CanonicalJson.Text(JsonMask.Of(JsonNode.Parse(line), masker)!);
            }
            // The last line of a run that was killed may be half a line.
            catch (JsonException) { }
        }
        return path == "README.txt" ? line : masker.Text(line, cells: true, words: true);
    }

    private IEnumerable<DossierEntry> Documents(byte[] json)
    {
        SealedReport report;
        try
        {
            report = SealedReport.Of(HarnessJson.Read<ReportRecord>(json));
        }
        catch (JsonException)
        {
            leftOut.AddRange(Written);
            yield break;
        }
        yield return new("run/report.md", Encoding.UTF8.GetBytes(report.Markdown()));
        yield return new("run/report.html", Encoding.UTF8.GetBytes(report.Html()));
    }
}

/// <param name="Entry">Path in the dossier.</param>
/// <param name="Replaced">Kind → how many times something was replaced.</param>
public sealed record MaskedEntry(string Entry, IReadOnlyDictionary<string, int> Replaced);
