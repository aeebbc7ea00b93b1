using System.Text;
using System.Text.RegularExpressions;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance.Docs;

/// <summary>docs/requirements.md lists the rows that have an acceptance class here, and no other. `./dev docs` rewrites it.</summary>
public sealed partial class GeneratedTables
{
    [Fact]
    public void the_list_of_requirements_matches_the_acceptance_classes()
    {
        var expected = Requirements();
        var path = Path.Combine(Repository.Root, "docs", "requirements.md");
        if (Environment.GetEnvironmentVariable("STATHARNESS_DOCS") == "write") File.WriteAllText(path, expected);
        Assert.Equal(expected, File.ReadAllText(path));
    }

    private static string Requirements()
    {
        var text = new StringBuilder("# Requirements with an acceptance test\n\nGenerated from `tests/StatHarness.Acceptance` by `./dev docs`. A row is listed when a class is named after it.\n\n| row | what the tests promise |\n|---|---|\n");
        foreach (var type in typeof(GeneratedTables).Assembly.GetTypes().Where(type => Row().IsMatch(type.Name)).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            var promises = type.GetMethods().Where(method => method.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0)
                .Select(method => method.Name.Replace('_', ' ')).Order(StringComparer.Ordinal);
            text.Append("| ").Append(Row().Match(type.Name).Value.TrimEnd('_').Replace('_', '-')).Append(" | ").Append(string.Join("; ", promises)).Append(" |\n");
        }
        return text.ToString();
    }

    [GeneratedRegex("^([A-Z]+_[0-9]{2}|U[0-9]+)_")]
    private static partial Regex Row();
}
