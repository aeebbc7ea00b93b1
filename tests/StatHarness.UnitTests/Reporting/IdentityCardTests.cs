using StatHarness.Data;
using StatHarness.Data.Formats.V1;
using StatHarness.Reporting.Cards;
using Xunit;

namespace StatHarness.UnitTests.ReportingRoom;

public sealed class IdentityCardTests
{
    [Fact]
    public void a_table_of_250_columns_stays_readable()
    {
        var sample = SampleReport.Dataset();
        var wide = sample with
        {
            Columns = [.. Enumerable.Range(0, 250).Select(i => sample.Columns[0] with { Name = $"measure_{i:000}", Index = i, Type = i % 5 == 0 ? ColumnType.Text : ColumnType.Float64 })],
            Roles = [.. Enumerable.Range(0, 250).Select(i => new RoleRecord(i % 5 == 0 ? "text" : "numeric", $"measure_{i:000}", 80, 80, "high", null, []))],
        };
        var lines = IdentityCard.Of(wide).Text.Split('\n');
        Assert.InRange(lines.Length, 10, 120);
        Assert.All(lines, line => Assert.True(line.Length <= 100, line));
        Assert.All(wide.Columns, column => Assert.Contains(column.Name, string.Concat(lines), StringComparison.Ordinal));
    }

    [Fact]
    public void warnings_come_first_the_gravest_of_them_on_top()
    {
        var sample = SampleReport.Dataset();
        var text = IdentityCard.Of(sample with { Source = sample.Source with { Truncated = new("max_rows", 1000, 234, 0), Notes = ["The sheet has hidden rows; they were read."] } }).Text;
        var order = new[] { "Look at this first", "Truncated on request", "rejected and kept aside", "#REF!", "personal data", "Raw sha256", "hidden rows", "Roles", "Columns" };
        var places = order.Select(words => text.IndexOf(words, StringComparison.Ordinal)).ToList();
        Assert.All(places, place => Assert.True(place >= 0, text));
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void a_table_with_nothing_to_warn_of_has_no_warning()
    {
        var sample = SampleReport.Dataset();
        var clean = sample with { Ledger = sample.Ledger with { PhysicalRows = sample.Rows + 1, RejectedRows = 0, HeaderRows = 1, Rejects = [], AcceptedRows = sample.Rows }, Traps = [], Pii = new("pii.v1", 0, []) };
        clean = clean with { Ledger = clean.Ledger with { CommentRows = 0, BlankRows = 0 } };
        Assert.DoesNotContain("Look at this first", IdentityCard.Of(clean).Text, StringComparison.Ordinal);
    }
}
