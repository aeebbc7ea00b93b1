using System.Text.RegularExpressions;
using StatHarness.Data;
using StatHarness.Ingest;
using StatHarness.Ingest.Roles;
using Xunit;
using Xunit.Abstractions;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class RoleTests(ITestOutputHelper output)
{
    /// <summary>Labels and what is found are compared both ways: a role that is not there is as wrong as one that is missed.</summary>
    [SkippableFact]
    public void real_tables_get_their_roles_and_no_others()
    {
        var (right, wrong) = (0, new List<string>());
        foreach (var (file, labels) in RoleLabels.All)
        {
            using var staged = new Staged();
            var roles = staged.File(Path.Combine(Corpus.Find("data"), file)).Dataset.Roles;
            Assert.All(roles, role => Assert.Equal(role.Points, role.Clues.Sum(clue => clue.Points)));
            var found = roles.Where(role => ColumnRoles.Singular.Contains(role.Role)).Select(role => $"{role.Role}={role.Column}").ToHashSet();
            var expected = Regex.Matches(labels, @"\w+=.*?(?=(?: \w+=)|$)").Select(match => match.Value).ToHashSet();
            right += found.Intersect(expected).Count();
            wrong.AddRange(expected.Except(found).Select(role => $"{file}: missed {role}"));
            wrong.AddRange(found.Except(expected).Select(role => $"{file}: false {role}"));
        }
        output.WriteLine($"{RoleLabels.All.Count} files, {right} roles right, {wrong.Count} missed or false\n{string.Join("\n", wrong)}");
        Assert.True(right * 100 >= (right + wrong.Count) * 95, $"{right} right\n{string.Join("\n", wrong)}");
    }

    [SkippableFact]
    public void the_planted_log_gets_all_its_roles()
    {
        using var staged = new Staged();
        var (file, labels) = RoleLabels.All[0];
        var roles = staged.File(Path.Combine(Corpus.Find("data"), file)).Dataset.Roles;
        Assert.All(labels.Split(' ').Select(pair => pair.Split('=')), pair => Assert.Equal(pair[1], roles.Single(role => role.Role == pair[0]).Column));
        Assert.All(roles.Where(role => role.Role is "activity" or "row_id" or "timestamp_start"), role => Assert.Equal("high", role.Confidence));
    }

    [Fact]
    public void a_given_role_wins_and_says_so()
    {
        using var staged = new Staged();
        var options = IngestOptions.Default with { Roles = new SortedDictionary<string, string> { ["case"] = "b", ["activity"] = "c" } };
        var roles = staged.Text("a,b,c,at\n1,7,x,2024-01-01T00:00:00\n2,7,y,2024-01-02T00:00:00\n3,8,x,2024-01-03T00:00:00\n", options).Dataset.Roles;
        var given = roles.Single(role => role.Role == "case");
        Assert.Equal(("b", "high", "given by the user"), (given.Column, given.Confidence, given.Clues.Single().Clue));
        Assert.Equal("c", roles.Single(role => role.Role == "activity").Column);
    }

    [Theory]
    [InlineData("cse", "b", "SH2090", "case")]
    [InlineData("case", "bb", "SH2091", "'b'")]
    [InlineData("timestamp", "b", "SH2092", "times")]
    public void a_role_that_cannot_be_given_is_one_diagnostic(string role, string column, string code, string hint)
    {
        using var staged = new Staged();
        var problem = staged.Refusal("a,b\n1,7\n2,7\n"u8.ToArray(), IngestOptions.Default with { Roles = new SortedDictionary<string, string> { [role] = column } });
        Assert.Equal(code, problem.Code);
        Assert.Contains(hint, problem.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000_003)]
    public void the_share_of_distinct_numbers_is_the_naive_one(long stride)
    {
        foreach (var (rows, range) in new[] { (1000, 1000L), (1000, 900L), (5000, 4990L), (1000, 3L), (3000, 1L << 60) })
        {
            var values = Enumerable.Range(0, rows).Select(i => (i * stride * 7919L) % range).ToArray();
            using var column = new Int64Column("n", values, Validity.AllValid);
            var naive = values.Distinct().Count() / (double)rows;
            var glance = new WholeGlance();
            glance.Take(values);
            var found = DistinctShare.Of(column, glance);
            Assert.True(naive < 0.66 ? found <= 0.6601 : found == naive, $"{rows} of {range}: {naive}, {found}");
            var few = values.Distinct().Count();
            Assert.Equal(few <= 20 ? few : null, DistinctShare.UpTo(column, 20));
        }
    }

    [Theory]
    [InlineData("vendor", "vendor")]
    [InlineData("CaseID", "case id")]
    [InlineData("HTTPServer2Name", "http server name")]
    [InlineData("case:concept:name", "case concept name")]
    [InlineData("END_DT", "end dt")]
    public void names_split_into_whole_words(string name, string words) => Assert.Equal(words, string.Join(" ", NameTokens.Of(name)));

    [Fact]
    public void a_plain_table_gets_plain_roles_only()
    {
        using var staged = new Staged();
        var roles = staged.Text("x,y,colour,ok\n1.5,2,red,true\n2.5,3,blue,false\n3.5,4,red,true\n4.5,5,blue,true\n").Dataset.Roles;
        Assert.Equal(["category=colour", "category=ok", "numeric=x", "numeric=y"], roles.Select(role => $"{role.Role}={role.Column}"));
    }
}
