using System.Text;
using StatHarness.Core;
using StatHarness.Ingest;

namespace StatHarness.Workbench;

/// <summary>All options of ingest, in the order in which help lists them. A new property of <see cref="IngestOptions"/> is one entry here.</summary>
public static class IngestOptionTable
{
    public static IReadOnlyList<IngestOption> All { get; } =
    [
        new("--format", nameof(IngestOptions.Format), "name", "File format instead of the one that the content shows.")
        {
            Choices = ["csv", "tsv", "xlsx", "xls", "xlsb", "json", "ndjson", "xes"], IsClosed = true, Expected = "a format",
            Set = (options, value) => options with { Format = value },
        },
        new("--delimiter", nameof(IngestOptions.Delimiter), "text", "What separates fields: one or more characters, or a name such as 'tab'.")
        {
            Choices = Spelling.Delimiters, Expected = "one or more characters other than a line end or a quote, or a name",
            Set = (options, value) => Spelling.Delimiter(value) is { } text ? options with { Delimiter = text } : null,
        },
        new("--quote", nameof(IngestOptions.Quote), "character", "What encloses a field; 'none' when quotes mean nothing.")
        {
            Choices = Spelling.Quotes, Expected = "one ASCII character or a name",
            Set = (options, value) => Spelling.Character(value) is { } text ? options with { Quote = text } : null,
        },
        new("--escape", nameof(IngestOptions.Escape), "character", "What stands before a quote or delimiter that belongs to the text; 'none' when it is doubled instead.")
        {
            Choices = Spelling.Escapes, Expected = "one ASCII character or a name",
            Set = (options, value) => Spelling.Character(value) is { } text ? options with { Escape = text } : null,
        },
        new("--encoding", nameof(IngestOptions.Encoding), "name", "Text encoding, such as windows-1252.")
        {
            Choices = Spelling.Encodings, Expected = "the IANA name of an encoding",
            Set = (options, value) => Spelling.IsEncoding(value) ? options with { Encoding = value } : null,
        },
        new("--comment", nameof(IngestOptions.Comment), "character", "Lines that start with this character are comments.")
        {
            Expected = "one ASCII character",
            Set = (options, value) => Spelling.Character(value) is { Length: 1 } text ? options with { Comment = text } : null,
        },
        new("--header", nameof(IngestOptions.Header), null, "The first row names the columns.") { Set = (options, _) => options with { Header = true } },
        new("--no-header", nameof(IngestOptions.Header), null, "The first row is data; columns are named by position.") { Set = (options, _) => options with { Header = false } },
        new("--header-rows", nameof(IngestOptions.HeaderRows), "n", "Rows that together name the columns.")
        {
            Choices = ["0", "1", "2"], IsClosed = true, Expected = "a number of rows",
            Set = (options, value) => options with { HeaderRows = value[0] - '0' },
        },
        new("--skip-rows", nameof(IngestOptions.SkipRows), "n", "Title rows above the header.")
        {
            Expected = "a whole number from 0",
            Set = (options, value) => Spelling.Count(value, 0, int.MaxValue) is { } count ? options with { SkipRows = (int)count } : null,
        },
        new("--skip-last-rows", nameof(IngestOptions.SkipLastRows), "n", "Rows at the end that are totals or notes.")
        {
            Expected = "a whole number from 0",
            Set = (options, value) => Spelling.Count(value, 0, int.MaxValue) is { } count ? options with { SkipLastRows = (int)count } : null,
        },
        new("--sheet", nameof(IngestOptions.Sheet), "sheet", "Sheet of a workbook, by name or by number from 1.")
        {
            Default = "the first visible one that holds a table", Expected = "a name or a number",
            Set = (options, value) => value.Length > 0 ? options with { Sheet = value } : null,
        },
        new("--record-path", nameof(IngestOptions.RecordPath), "pointer", "Where the records lie in a JSON document, such as /data/items.")
        {
            Expected = "a JSON Pointer: empty, or starting with '/'",
            Set = (options, value) => value.Length == 0 || value[0] == '/' ? options with { RecordPath = value } : null,
        },
        new("--decimal-point", nameof(IngestOptions.DecimalPoint), "mark", "What stands before the decimals of numbers.")
        {
            Choices = [".", ","], IsClosed = true, Expected = "a mark",
            Set = (options, value) => options with { DecimalPoint = value },
        },
        new("--date-order", nameof(IngestOptions.DateOrder), "order", "Order of day and month in dates such as 3/4/2020.")
        {
            Choices = ["dmy", "mdy"], IsClosed = true, Expected = "an order",
            Set = (options, value) => options with { DateOrder = value },
        },
        new("--type", nameof(IngestOptions.Types), "column=type", "Type of a column instead of the one that its values show.")
        {
            Repeatable = true, Expected = $"column=type, with one of the types {string.Join(", ", Spelling.Types)}",
            Set = (options, value) => Spelling.Type(value) is var (column, type) && options.Types.GetValueOrDefault(column, type) == type
                ? options with { Types = Spelling.With(options.Types, column, type) } : null,
        },
        new("--role", nameof(IngestOptions.Roles), "role=column", "Column that plays a role instead of the one that was found.")
        {
            Repeatable = true, Expected = "role=column, each role once",
            Set = (options, value) => Spelling.Pair(value, value.IndexOf('=', StringComparison.Ordinal)) is var (role, column) && options.Roles.GetValueOrDefault(role, column) == column
                ? options with { Roles = Spelling.With(options.Roles, role, column) } : null,
        },
        new("--max-rows", nameof(IngestOptions.MaxRows), "n", "Read no more data rows than this; the dataset is then marked truncated.")
        {
            Default = "all", Expected = "a whole number from 1",
            Set = (options, value) => Spelling.Count(value, 1, long.MaxValue) is { } count ? options with { MaxRows = count } : null,
        },
        new("--max-columns", nameof(IngestOptions.MaxColumns), "n", "Most columns that a table may have.")
        {
            Default = Spelling.Text(IngestOptions.Default.MaxColumns), Expected = "a whole number from 1",
            Set = (options, value) => Spelling.Count(value, 1, int.MaxValue) is { } count ? options with { MaxColumns = (int)count } : null,
        },
        new("--max-row-bytes", nameof(IngestOptions.MaxRowBytes), "n", "Longest row, in bytes of UTF-8.")
        {
            Default = Spelling.Text(IngestOptions.Default.MaxRowBytes), Expected = "a whole number from 1 to 1073741824",
            Set = (options, value) => Spelling.Count(value, 1, 1 << 30) is { } count ? options with { MaxRowBytes = (int)count } : null,
        },
        new("--strict", nameof(IngestOptions.Strict), null, "Refuse the file when a row does not fit or a cast loses something, instead of keeping such rows aside.")
        {
            Set = (options, _) => options with { Strict = true },
        },
        new("--threads", nameof(IngestOptions.Threads), "n", "At most this many threads; the result does not depend on it.")
        {
            Default = "number of processors", Expected = "a whole number from 1 to 1024",
            Set = (options, value) => Spelling.Count(value, 1, 1024) is { } count ? options with { Threads = (int)count } : null,
        },
    ];

    /// <param name="given">Option names and values in the order given; a flag has any value.</param>
    /// <exception cref="DiagnosticException">SH7120 to SH7122: an unknown option, a value that is none of the expected, two that contradict each other.</exception>
    public static IngestOptions Read(IEnumerable<(string Name, string Value)> given)
    {
        var options = IngestOptions.Default;
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            var option = All.FirstOrDefault(candidate => candidate.Name == name) ?? throw WorkbenchDiagnostics.UnknownIngestOption(name, NearestName.Of(name, All.Select(candidate => candidate.Name)));
            var accepted = !option.IsClosed || option.Choices.Contains(value, StringComparer.Ordinal);
            options = (accepted ? option.Set(options, value) : null) ?? throw WorkbenchDiagnostics.BadIngestOption(option, option.Expected + (option.IsClosed ? $": {string.Join(", ", option.Choices)}" : ""), value);
            seen.Add(name);
        }
        if (options.HeaderRows is { } rows && options.Header is { } header && header != rows > 0) throw WorkbenchDiagnostics.Contradiction(header ? "--header" : "--no-header", $"--header-rows {rows}");
        if (seen.Contains("--header") && seen.Contains("--no-header")) throw WorkbenchDiagnostics.Contradiction("--header", "--no-header");
        return options;
    }

    /// <summary>The table of <c>docs/ingest-options.md</c>.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder("| option | what it says | values | default |\n|---|---|---|---|\n");
        foreach (var option in All)
            text.Append($"| `{option.Name}{(option.IsFlag ? "" : $" <{option.Value}>")}`{(option.Repeatable ? ", repeatable" : "")} | {option.Summary} | {Values(option)} | {option.Default ?? (option.IsFlag || option.Repeatable ? "" : "detected")} |\n");
        return text.ToString();
    }

    private static string Values(IngestOption option) => string.Join(", ", option.Choices.Select(choice => $"`{choice}`")) + (option.IsClosed || option.Choices.Count == 0 ? "" : ", …");
}
