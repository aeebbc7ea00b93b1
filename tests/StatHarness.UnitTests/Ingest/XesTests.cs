using System.Text;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class XesTests
{
    private const string Log = """
        <?xml version="1.0" encoding="UTF-8" ?>
        <log xes.version="1.0" xmlns="http://www.xes-standard.org/">
          <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
          <global scope="trace"><string key="concept:name" value="unknown"/></global>
          <global scope="event"><string key="org:resource" value="nobody"/></global>
          <classifier name="Activity" keys="concept:name"/>
          <string key="creator" value="hand"/>
          <trace>
            <string key="concept:name" value="c1"/>
            <int key="amount" value="10"><string key="unit" value="EUR"/></int>
            <event><string key="concept:name" value="a"/><date key="time:timestamp" value="2010-12-30T11:02:00.000+01:00"/><string key="org:resource" value="Pete"/></event>
            <event><string key="concept:name" value="b &amp; c"/><date key="time:timestamp" value="2010-12-31T10:06:00.000+01:00"/><boolean key="ok" value="true"/>
              <list key="items"><values><string key="x" value="q&quot;"/><int key="n" value="5"><string key="deep" value="d"/></int></values></list></event>
          </trace>
          <trace><string key="concept:name" value="c2"/></trace>
          <trace><event><string key="concept:name" value="a"/><string key="concept:name" value="b"/></event>
            <event><string key="concept:name" value="z"/></event></trace>
        </log>
        """;

    [Fact]
    public void one_row_per_event_with_the_attributes_of_its_trace_at_every_block_size()
    {
        foreach (var blockBytes in ReadRows.BlockSizes)
        {
            var read = ReadRows.Of(Log, "t.xes", IngestOptions.Default with { BlockBytes = blockBytes });
            Assert.Equal(["case:concept:name", "case:amount", "case:amount.unit", "concept:name", "time:timestamp", "org:resource", "ok", "items"], read.Names);
            Assert.Equal(
                [
                    "c1|10|EUR|a|2010-12-30T11:02:00.000+01:00|Pete",
                    """c1|10|EUR|b & c|2010-12-31T10:06:00.000+01:00|nobody|true|[{"key":"x","value":"q\""},{"key":"n","value":5,"attributes":[{"key":"deep","value":"d"}]}]""",
                    "unknown|||z||nobody||",
                ],
                read.Rows);
            Assert.Equal([11L, 12L, 17L], read.Lines);
            Assert.Equal((4, 3, 1), (read.Ledger.Physical, read.Ledger.Accepted, read.Ledger.Rejected));
            Assert.Equal(("SH2069", 16L), (read.Ledger.Rejects[0].Code, read.Ledger.Rejects[0].Line));
        }
    }

    [Fact]
    public void what_is_no_row_is_said()
    {
        var notes = ReadRows.Of(Log, "t.xes").Reading.Notes;
        Assert.Contains("Traces of the log: 3.", notes);
        Assert.Contains("Traces without an event, and so without a row: 1.", notes);
        Assert.Contains("Attributes of the log as a whole, no part of the table: 1.", notes);
        Assert.Contains("The declared value 'nobody' of the global attribute 'org:resource' stands in the rows that lack it: 2.", notes);
        Assert.Contains("The declared value 'unknown' of the global trace attribute 'concept:name' stands in the rows that lack it: 1.", notes);
    }

    [Fact]
    public void the_columns_are_typed_by_value()
    {
        using var staged = new Staged();
        var table = staged.Text(Log, name: "t.xes");
        Assert.Equal("xes", table.Dataset.Source.Format);
        Assert.Equal([ColumnType.Int64, ColumnType.Text, ColumnType.TimestampZoned, ColumnType.Bool], new[] { 1, 3, 4, 6 }.Select(column => table.Dataset.Columns[column].Type));
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?>\n<!DOCTYPE log [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<log><trace><event><string key=\"a\" value=\"&x;\"/></event></trace></log>", "SH2066", 2)]
    [InlineData("<log><trace>\n<event><string key=\"a\" value=\"1\"/></event>", "SH2065", 2)]
    [InlineData("<log><trace>\n<event><string key=\"a\" value=\"&x;\"/></event></trace></log>", "SH2065", 2)]
    [InlineData("<log><trace><event/>\n<string key=\"a\" value=\"1\"/></trace></log>", "SH2067", 2)]
    [InlineData("<log><trace/></log>", "SH2068", 0)]
    [InlineData("<log/>", "SH2068", 0)]
    [InlineData("<?xml version=\"1.0\"?><html/>", "SH2005", 0)]
    public void what_is_no_event_log_is_one_diagnostic(string text, string code, int line)
    {
        using var staged = new Staged();
        var refusal = staged.Refusal(Encoding.UTF8.GetBytes(text), name: "t.xes");
        Assert.Equal((code, line), (refusal.Code, refusal.Place!.Line));
    }

    [Fact]
    public void the_declared_encoding_is_honoured()
    {
        byte[] latin = [.. "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><log><trace><event><string key=\"a\" value=\""u8, 0xE9, .. "\"/></event></trace></log>"u8];
        Assert.Equal(["é"], ReadRows.Of(latin, "t.xes").Rows);
        Assert.Equal(["é"], ReadRows.Of([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"utf-16\"?><log><event><string key=\"a\" value=\"é\"/></event></log>")], "t.xes").Rows);
    }
}
