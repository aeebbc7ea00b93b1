namespace StatHarness.Ingest;

/// <summary>Decides which part of a document is the table.</summary>
internal static class JsonLayout
{
    private const int ManyRecords = 10;
    private const string Beside = "What the document holds beside it is no part of the table.";

    /// <summary>For a document of one value.</summary>
    public static JsonPlan Of(RawFile file, IngestOptions options)
    {
        if (options.RecordPath is { } pointer) return At(file, options, pointer);
        using var input = new JsonInput(file, options, refuseInvalid: true);
        var walk = new JsonWalk(input, new());
        return input.Peek() switch
        {
            -1 => throw IngestDiagnostics.Empty(file.Name),
            0 => throw IngestDiagnostics.Nul(input.PlaceOf(input.Offset)),
            '[' => Elements(walk, JsonPath.Root),
            _ => Survey(file, options, input, walk, JsonPath.Root),
        };
    }

    private static JsonPlan At(RawFile file, IngestOptions options, string pointer)
    {
        if (pointer.Length > 0 && pointer[0] != '/') throw JsonDiagnostics.Pointer(file.Name, pointer, "does not start with a slash");
        using (var whole = new JsonInput(file, options, refuseInvalid: true)) SkipAll(whole, new(whole, new()));
        using var input = new JsonInput(file, options, refuseInvalid: true);
        var walk = new JsonWalk(input, new());
        var path = new JsonPath(pointer);
        if (walk.Find(path.Steps) is { } why) throw JsonDiagnostics.Pointer(file.Name, pointer, why);
        return walk.Next() == (byte)'[' ? Elements(walk, path) : Survey(file, options, input, walk, path);
    }

    private static void SkipAll(JsonInput input, JsonWalk walk)
    {
        walk.Skip(0);
        if (input.Peek() >= 0) throw walk.Wrong(JsonFault.After, input.At);
    }

    /// <summary>The first element that is not null tells what all are.</summary>
    private static JsonPlan Elements(JsonWalk walk, JsonPath path)
    {
        var kind = JsonRowKind.Values;
        if (walk.Enter((byte)']'))
        {
            do
            {
                var first = walk.Next();
                kind = first switch { (byte)'{' => JsonRowKind.Objects, (byte)'[' => JsonRowKind.Arrays, _ => JsonRowKind.Values };
                if (first != (byte)'n') break;
                walk.Skip(1);
            }
            while (walk.Another((byte)']'));
        }
        return new(JsonFeed.Elements, kind, path);
    }

    private static JsonPlan Survey(RawFile file, IngestOptions options, JsonInput input, JsonWalk walk, JsonPath path)
    {
        var survey = new JsonSurvey(input, walk, options.MaxColumns);
        var top = survey.Walk(path, 0);
        if (path.Pointer.Length == 0 && input.Peek() >= 0) throw walk.Wrong(JsonFault.After, input.At);
        if (top.First != (byte)'{') throw JsonDiagnostics.NoTable(file.Name, JsonRecord.Name(top.First));
        if (top.Count == 0) throw JsonDiagnostics.NoTable(file.Name, "an empty object");
        if (survey.IsFeatureCollection && survey.Lists.Find(list => list.Name == "features") is ({ }, { HoldsRecords: true } features))
            return Elements(features, JsonRowKind.Objects, top, null) with { Whole = "geometry" };
        return Split(file, options, top, survey) ?? Columns(file, top, survey) ?? Largest(file, top, survey);
    }

    /// <summary>{"columns": […], "data": [[…], …]}.</summary>
    private static JsonPlan? Split(RawFile file, IngestOptions options, JsonPart top, JsonSurvey survey)
    {
        if (survey.Lists.Find(list => list.Name == "columns").Part is not { Count: > 0 } columns || columns.Texts < columns.Count) return null;
        if (survey.Lists.Find(list => list.Name == "data").Part is not { HoldsRows: true } data) return null;
        using var input = new JsonInput(file, options, refuseInvalid: true);
        var walk = new JsonWalk(input, new());
        walk.Find(columns.Path.Steps);
        var names = new List<string>();
        for (var more = walk.Enter((byte)']'); more; more = walk.Another((byte)']'))
        {
            var name = walk.TextValue();
            if (names.IndexOf(name) is >= 0 and var first) throw IngestDiagnostics.DuplicateHeader(new(file.Name), name, first + 1, names.Count + 1);
            names.Add(name);
        }
        if (names.Count > options.MaxColumns) throw JsonDiagnostics.TooManyColumns(file.Name, 0, options.MaxColumns);
        var plan = Elements(data, JsonRowKind.Arrays, top, null);
        return plan with { Names = names, Notes = [$"The columns are named by {columns.Path.Pointer}, the rows lie at {data.Path.Pointer}.", .. Rest(top, 2)] };
    }

    /// <summary>{"a": […], "b": […]}.</summary>
    private static JsonPlan? Columns(RawFile file, JsonPart top, JsonSurvey survey)
    {
        if (top.Arrays < top.Count || survey.Lists.Count < top.Count || survey.Lists.Exists(list => list.Part.Objects > 0)) return null;
        if (survey.Lists is [(_, { HoldsRows: true })]) return null;
        var (name, first) = survey.Lists[0];
        if (survey.Lists.Find(list => list.Part.Count != first.Count) is ({ } other, var part)) throw JsonDiagnostics.Lengths(file.Name, name, first.Count, other, part.Count);
        return new(JsonFeed.Columns, JsonRowKind.Values, top.Path)
        {
            Names = [.. survey.Lists.Select(list => list.Name)],
            Starts = [.. survey.Lists.Select(list => list.Part.Start)],
            Notes = [$"The table is stored column by column: {survey.Lists.Count} lists of {first.Count} values."],
        };
    }

    private static JsonPlan Largest(RawFile file, JsonPart top, JsonSurvey survey)
    {
        var (records, second) = (survey.Records, survey.Second);
        var keyed = top.Count >= 2 && top.Objects == top.Count && survey.MembersAreAlike;
        if (records is not null && (Dominates(records, top) || (!keyed && records.Count >= ManyRecords)))
            return second is not null && second.Bytes * 2 > records.Bytes ? throw JsonDiagnostics.Ambiguous(file.Name, Told(records), Told(second)) : Elements(records, JsonRowKind.Objects, top, second);
        if (keyed)
            return new(JsonFeed.Members, JsonRowKind.Objects, top.Path) { Notes = [$"The {top.Count} members of one object are the records; their keys are the first column."] };
        if (survey.Rows is { } rows && Dominates(rows, top)) return Elements(rows, JsonRowKind.Arrays, top, null);
        var lists = records is null ? "" : $" {Told(records)} can be read with --record-path {records.Path.Pointer}.";
        return new(JsonFeed.Single, JsonRowKind.Objects, top.Path) { Notes = [$"The document is one object and is read as one record.{lists}"] };
    }

    private static JsonPlan Elements(JsonPart part, JsonRowKind kind, JsonPart top, JsonPart? second)
    {
        var runnerUp = second is null ? "" : $"; the runner-up was {Told(second)}";
        return new(JsonFeed.Elements, kind, part.Path) { Notes = [$"The table is {Told(part)}{runnerUp}.", .. part.Path.Steps.Count - top.Path.Steps.Count > 1 ? [Beside] : Rest(top, 1)] };
    }

    private static IEnumerable<string> Rest(JsonPart top, int read) =>
        top.Count > read ? [top.Count - read == 1 ? "One other member of the document is no part of the table." : $"{top.Count - read} other members of the document are no part of the table."] : [];

    private static bool Dominates(JsonPart part, JsonPart top) => part.Bytes * 3 >= top.Bytes;

    private static string Told(JsonPart part) => $"{part.Path.Pointer} with {part.Count} {(part.Count == 1 ? "record" : "records")}";
}
