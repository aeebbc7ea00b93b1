namespace StatHarness.Ingest;

/// <summary>The part of a package that is the workbook.</summary>
internal static class MainPart
{
    private static readonly (string Part, string Name)[] Others =
    [
        ("word/document.xml", "a Word document"), ("ppt/presentation.xml", "a PowerPoint presentation"), ("content.xml", "an OpenDocument file (ODS spreadsheets are such)"),
        ("META-INF/MANIFEST.MF", "a Java archive"),
    ];

    /// <exception cref="Core.DiagnosticException">The archive is no workbook.</exception>
    public static string Find(Package package, IngestOptions options)
    {
        var named = Relations.Of(package, "", options).First("officeDocument");
        foreach (var part in new[] { named, "xl/workbook.xml", "xl/workbook.bin" })
            if (part is not null && package.Has(part) && IsWorkbook(package, part, options)) return part;
        foreach (var (part, name) in Others)
            if (package.Has(part)) throw WorkbookDiagnostics.NotWorkbook(package.File, name);
        if (named is not null && !package.Has(named)) throw WorkbookDiagnostics.MissingPart(package.File, named);
        var parts = package.Parts.ToList();
        throw WorkbookDiagnostics.NotWorkbook(package.File, parts.Count == 0 ? "an empty ZIP archive" : $"a ZIP archive without a workbook: it holds '{parts[0]}'{(parts.Count > 1 ? $" and {parts.Count - 1} more" : "")}");
    }

    private static bool IsWorkbook(Package package, string part, IngestOptions options)
    {
        if (part.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)) return true;
        using var tags = package.Tags(part, options);
        XmlToken token;
        do token = tags.Next();
        while (token == XmlToken.Data);
        return tags.Name.SequenceEqual("workbook"u8);
    }
}
