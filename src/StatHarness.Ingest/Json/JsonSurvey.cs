namespace StatHarness.Ingest;

/// <summary>What stands at one path of a document.</summary>
/// <param name="First">The first byte, which tells the kind.</param>
internal sealed record JsonPart(JsonPath Path, byte First)
{
    /// <summary>Where it begins in the UTF-8 of the file.</summary>
    public long Start { get; init; }

    public long Bytes { get; set; }

    /// <summary>Elements or members.</summary>
    public long Count { get; set; }

    public long Objects { get; set; }

    public long Arrays { get; set; }

    public long Texts { get; set; }

    public bool IsArray => First == (byte)'[';

    public bool HoldsRecords => IsArray && Objects * 2 > Count;

    public bool HoldsRows => IsArray && Count > 0 && Arrays == Count;

    public void Meet(byte first)
    {
        Count++;
        if (first == (byte)'{') Objects++;
        else if (first == (byte)'[') Arrays++;
        else if (first == (byte)'"') Texts++;
    }
}

/// <summary>Walks a whole document once and keeps what may be the table; memory does not grow with the document.</summary>
internal sealed class JsonSurvey(JsonInput input, JsonWalk walk, int mostColumns)
{
    private readonly HashSet<string> memberKeys = new(StringComparer.Ordinal);
    private long memberKeyCount;

    /// <summary>Members of the top object that are arrays, in order, as far as they may be columns.</summary>
    public List<(string Name, JsonPart Part)> Lists { get; } = [];

    public JsonPart? Records { get; private set; }

    /// <summary>The array of objects that is second in size.</summary>
    public JsonPart? Second { get; private set; }

    /// <summary>The largest array of arrays.</summary>
    public JsonPart? Rows { get; private set; }

    public bool IsFeatureCollection { get; private set; }

    /// <summary>The objects inside of the top object mostly have the same keys.</summary>
    public bool MembersAreAlike => memberKeys.Count * 3L <= memberKeyCount * 2L;

    public JsonPart Walk(JsonPath path, int depth)
    {
        var first = walk.Next();
        var part = new JsonPart(path, first) { Start = input.Offset };
        if (first == (byte)'{') Members(part, depth);
        else if (first == (byte)'[') Elements(part, depth);
        else walk.Skip(depth);
        part.Bytes = input.Offset - part.Start;
        if (part.HoldsRecords) Rank(part);
        else if (part.HoldsRows && part.Bytes > (Rows?.Bytes ?? 0)) Rows = part;
        return part;
    }

    private void Members(JsonPart part, int depth)
    {
        if (depth == JsonScanner.MostDepth) throw walk.Wrong(JsonFault.Depth, input.At);
        if (!walk.Enter((byte)'}')) return;
        do
        {
            var name = System.Text.Encoding.UTF8.GetString(walk.Key());
            if (depth == 1)
            {
                memberKeyCount++;
                if (memberKeys.Count <= mostColumns) memberKeys.Add(name);
            }
            if (depth == 0 && name == "type" && walk.Next() == (byte)'"')
            {
                IsFeatureCollection = walk.TextValue() == "FeatureCollection";
                part.Meet((byte)'"');
                continue;
            }
            var member = Walk(part.Path.Below(name), depth + 1);
            part.Meet(member.First);
            if (depth == 0 && member.IsArray && Lists.Count <= mostColumns) Lists.Add((name, member));
        }
        while (walk.Another((byte)'}'));
    }

    private void Elements(JsonPart part, int depth)
    {
        if (!walk.Enter((byte)']')) return;
        do
        {
            part.Meet(walk.Next());
            walk.Skip(depth + 1);
        }
        while (walk.Another((byte)']'));
    }

    private void Rank(JsonPart part)
    {
        if (Records is null || part.Bytes > Records.Bytes) (Records, Second) = (part, Records);
        else if (Second is null || part.Bytes > Second.Bytes) Second = part;
    }
}
