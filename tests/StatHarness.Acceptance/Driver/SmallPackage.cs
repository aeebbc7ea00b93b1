namespace StatHarness.Acceptance.Driver;

/// <summary>A package of one script, for tests of what a script may do.</summary>
internal static class SmallPackage
{
    public static void Write(string plugins, string id, string script, params IReadOnlyList<string> capabilities)
    {
        var folder = Directory.CreateDirectory(Path.Combine(plugins, id)).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "fixture"));
        var declared = string.Join(", ", capabilities.Select(capability => $"\"{capability}\""));
        Put("plugin.json", $$"""{ "id": "{{id}}", "name": "{{id}}", "version": "1.0.0", "type": "analysis", "harness": ">=0.1 <1.0", "description": "For tests.", "needs": { "columns": "all" }, "capabilities": [{{declared}}] }""");
        Put("plugin.csx", script);
        Put("config.schema.json", """{ "type": "object" }""");
        Put("output.schema.json", """{ "type": "object" }""");
        Put("README.md", "For tests.\n");
        Put(Path.Combine("fixture", "input.csv"), "n\n1\n");
        Put(Path.Combine("fixture", "expected.json"), "{}");

        void Put(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
    }
}
