namespace StatHarness.Ingest;

/// <summary>What one part says of others (ECMA-376 part 2, §6.5).</summary>
internal sealed class Relations
{
    private readonly Dictionary<string, (string Kind, string Part)> targets = new(StringComparer.Ordinal);
    private readonly List<(string Kind, string Part)> inOrder = [];

    /// <param name="source">The part that has the relations; empty for the package itself.</param>
    public static Relations Of(Package package, string source, IngestOptions options)
    {
        var relations = new Relations();
        var folder = source.Contains('/', StringComparison.Ordinal) ? source[..source.LastIndexOf('/')] : "";
        var part = (folder.Length == 0 ? "" : folder + "/") + "_rels/" + source[(source.LastIndexOf('/') + 1)..] + ".rels";
        if (!package.Has(part)) return relations;
        using var tags = package.Tags(part, options);
        for (var token = tags.Next(); token != XmlToken.End; token = tags.Next())
        {
            if (token is not (XmlToken.Open or XmlToken.Empty) || !tags.Name.SequenceEqual("Relationship"u8)) continue;
            if (tags.Attribute("TargetMode"u8).SequenceEqual("External"u8)) continue;
            if (tags.AttributeText("Type"u8) is not { } type || tags.AttributeText("Target"u8) is not { } target) continue;
            var found = (type[(type.LastIndexOf('/') + 1)..], Resolved(folder, target));
            relations.inOrder.Add(found);
            if (tags.AttributeText("Id"u8) is { } id) relations.targets.TryAdd(id, found);
        }
        return relations;
    }

    /// <param name="kind">Last word of the relation's type, the same in the transitional and the strict form.</param>
    public string? First(string kind) => inOrder.Find(target => target.Kind == kind).Part;

    public (string Kind, string Part)? Find(string id) => targets.TryGetValue(id, out var target) ? target : null;

    private static string Resolved(string folder, string target)
    {
        target = Uri.UnescapeDataString(target).Replace('\\', '/');
        var segments = new List<string>();
        foreach (var segment in (target.StartsWith('/') ? target : $"{folder}/{target}").Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == "..")
            {
                if (segments.Count > 0) segments.RemoveAt(segments.Count - 1);
            }
            else if (segment != ".") segments.Add(segment);
        }
        return string.Join('/', segments);
    }
}
