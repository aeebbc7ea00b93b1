using System.Globalization;
using System.Text;
using ExcelDataReader;
using StatHarness.Ingest;

namespace StatHarness.UnitTests.IngestRoom;

/// <summary>One cell on which this reader and ExcelDataReader do not agree.</summary>
internal sealed record CellDifference(string Sheet, string Cell, string Ours, string Theirs);

/// <summary>Compares all cells of all worksheets with what ExcelDataReader gives.</summary>
internal static class CellOracle
{
    static CellOracle() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <returns>−1 cells when ExcelDataReader finds no sheet.</returns>
    public static (long Cells, List<CellDifference> Differences) Compare(string path, IngestOptions options)
    {
        var workbook = Workbook.Of(RawFile.Open(path, Path.GetFileName(path), options), options);
        var differences = new List<CellDifference>();
        var cells = 0L;
        using var stream = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        do
        {
            if (reader.ResultsCount == 0) return (-1, []);
            var sheet = workbook.Sheets.First(candidate => candidate.Name == reader.Name);
            var ours = sheet.IsWorksheet ? Ours(workbook, sheet) : [];
            for (var row = 1; reader.Read(); row++)
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    var found = ours.Remove((row, i + 1), out var mine) ? mine : "";
                    var expected = Theirs(reader.GetValue(i), reader.GetNumberFormatString(i));
                    if (found.Length > 0 || expected.Length > 0) cells++;
                    if (!Agree(found, expected)) differences.Add(new(sheet.Name, CellReference.Name(i + 1, row), found, expected));
                }
            foreach (var (place, text) in ours.Where(cell => !IsMissing(cell.Value)).OrderBy(cell => cell.Key)) differences.Add(new(sheet.Name, CellReference.Name(place.Column, place.Row), text, ""));
        }
        while (reader.NextResult());
        return (cells, differences);
    }

    private static Dictionary<(int Row, int Column), string> Ours(Workbook workbook, SheetEntry sheet)
    {
        var found = new Dictionary<(int, int), string>();
        var row = new SheetRow();
        using var cells = workbook.Open(sheet);
        while (cells.Next(row))
            for (var i = 0; i < row.Count; i++) found.Add((row.Number, row.Column(i)), $"{row.Kind(i)}:{Encoding.UTF8.GetString(row.Text(i))}");
        return found;
    }

    private static string Theirs(object? value, string? format) => value switch
    {
        null or "" => "",
        string text => $"Text:{text}",
        bool truth => truth ? "Bool:true" : "Bool:false",
        DateTime moment => $"Moment:{moment.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture)}",
        TimeSpan span => $"Moment:{span}",
        IFormattable number => $"Number:{number.ToString(null, CultureInfo.InvariantCulture)}",
        _ => $"?:{value} {format}",
    };

    private static bool IsMissing(string ours) => ours.Length == 0 || ours.StartsWith("Error:", StringComparison.Ordinal) || ours.StartsWith("NoValue:", StringComparison.Ordinal);

    private static bool Agree(string ours, string theirs)
    {
        if (ours == theirs || (theirs.Length == 0 && IsMissing(ours))) return true;
        var (kind, text) = Split(ours);
        var (otherKind, other) = Split(theirs);
        if (kind != otherKind) return false;
        if (kind == "Number") return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var a) && double.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var b) && a.Equals(b);
        return kind == "Moment" && SameMoment(text, other);
    }

    private static bool SameMoment(string ours, string theirs)
    {
        if (DateTime.TryParseExact(ours, ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            return DateTime.TryParse(theirs, CultureInfo.InvariantCulture, out var other) && Math.Abs((moment - other).TotalMilliseconds) <= 1;
        // A time of day is a moment of the day zero there.
        if (DateTime.TryParse(theirs, CultureInfo.InvariantCulture, out var day) && theirs.Contains('T', StringComparison.Ordinal)) return Elapsed(ours) is { } time && day.Year <= 1904 && Math.Abs((day.TimeOfDay - time).TotalMilliseconds) <= 1;
        return TimeSpan.TryParse(theirs, CultureInfo.InvariantCulture, out var span) && Elapsed(ours) is { } elapsed && Math.Abs((span - elapsed).TotalMilliseconds) <= 1;
    }

    private static TimeSpan? Elapsed(string text)
    {
        var parts = text.TrimStart('-').Split(':');
        if (parts.Length != 3) return null;
        var span = TimeSpan.FromHours(double.Parse(parts[0], CultureInfo.InvariantCulture)) + TimeSpan.FromMinutes(double.Parse(parts[1], CultureInfo.InvariantCulture)) + TimeSpan.FromSeconds(double.Parse(parts[2], CultureInfo.InvariantCulture));
        return text[0] == '-' ? -span : span;
    }

    private static (string Kind, string Text) Split(string cell) => cell.IndexOf(':', StringComparison.Ordinal) is var colon && colon < 0 ? (cell, "") : (cell[..colon], cell[(colon + 1)..]);
}
