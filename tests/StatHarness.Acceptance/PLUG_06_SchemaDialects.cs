using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>PLUG-06: a package may use draft-07 or 2020-12; anything else is refused. The official suite runs in the unit tests of Core.</summary>
public sealed class PLUG_06_SchemaDialects : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData("http://json-schema.org/draft-07/schema#", 0)]
    [InlineData("https://json-schema.org/draft/2020-12/schema", 0)]
    [InlineData("http://json-schema.org/draft-04/schema#", 2)]
    [InlineData("https://example.org/my-dialect", 2)]
    public void only_known_dialects_are_honoured(string dialect, int exit)
    {
        var package = Packages.Copy("hello_rows", Path.Combine(workplace.Folder, "plugins"));
        var path = Path.Combine(package, "output.schema.json");
        var schema = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        schema["$schema"] = dialect;
        File.WriteAllText(path, schema.ToJsonString());
        workplace.Run("plugins", "list", "--plugins-dir", "plugins", "--json").Expect(exit);
    }
}
