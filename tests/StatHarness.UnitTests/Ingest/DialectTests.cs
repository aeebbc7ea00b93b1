using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

/// <summary>Layouts as real exports have them. Each is read with tiny and large blocks; the ledger balances in all of them.</summary>
public sealed class DialectTests
{
    [Theory]
    [InlineData("a;b\n1;x\n2;y\n", ";", "a=1|2 b=x|y")]
    [InlineData("a;b\n1,5;2,25\n3,5;4,5\n", ";", "a=1.5|3.5 b=2.25|4.5")]
    [InlineData("sep=;\r\na;b\r\n1;x\r\n", ";", "a=1 b=x")]
    [InlineData("\"sep=|\"\na|b\n1|x,y,z\n", "|", "a=1 b=x,y,z")]
    [InlineData("a\u0001b\n1\u0001x\n2\u0001y\n", "\u0001", "a=1|2 b=x|y")]
    [InlineData("a~b\n1~x\n2~y\n", "~", "a=1|2 b=x|y")]
    [InlineData("a^b\n1^x\n2^y\n", "^", "a=1|2 b=x|y")]
    [InlineData("user:uid:shell\nroot:0:/bin/sh\nbin:1:/bin/no\n", ":", "user=root|bin uid=0|1 shell=/bin/sh|/bin/no")]
    [InlineData("id::name::year\n1::Toy Story, The::1995\n2::Jumanji::1995\n", "::", "id=1|2 name=Toy Story, The|Jumanji year=1995|1995")]
    [InlineData("id||name\n1||x\n2||y|z\n", "||", "id=1|2 name=x|y|z")]
    [InlineData("  n   x\n  1   2.5\n 10   3\n", " ", "n=1|10 x=2.5|3")]
    [InlineData("a,b\n'x,y',1\n'z',2\n'it''s',3\n'u',4\n", ",", "a=x,y|z|it's|u b=1|2|3|4")]
    [InlineData("a,b\n\"x \\\"y\\\", z\",1\n\"w\",2\n", ",", "a=x \"y\", z|w b=1|2")]
    [InlineData("id\tname\n1\tx\n2\t\\N\n3\ty\\tz\n", "\t", "id=1|2|3 name=x||y\tz")]
    [InlineData("id\ttext\n1\t\"hello\n2\tworld\n3\t5\" pipe\n", "\t", "id=1|2|3 text=\"hello|world|5\" pipe")]
    [InlineData("a,b\n\"x \"y\" z\",1\n\"p \"q\" r\",2\n\"s \"t\" u\",3\n", ",", "a=x \"y\" z|p \"q\" r|s \"t\" u b=1|2|3")]
    [InlineData("\"x\" \"y\"\n\"1\" 1 \"a\"\n\"2\" 2 \"b\"\n", " ", "row_name=1|2 x=1|2 y=a|b")]
    [InlineData("mpg,cyl\nMazda,21,6\nDatsun,22.8,4\nHornet,21.4,6\n", ",", "row_name=Mazda|Datsun|Hornet mpg=21|22.8|21.4 cyl=6|4|6")]
    [InlineData("a,b\n1,2,\n3,4,\n", ",", "a=1|3 b=2|4")]
    [InlineData("a,b,\n1,2\n3,4\n", ",", "a=1|3 b=2|4")]
    [InlineData("##fileformat=VCF\n##x\n#CHROM\tPOS\n1\t5\n2\t6\n", "\t", "#CHROM=1|2 POS=5|6")]
    [InlineData("Region;;Sales\nSales of 2020\n\na;b;c\n1;2;x\n3;4;y\n5;6;z\n", ";", "a=1|3|5 b=2|4|6 c=x|y|z", Skip = "the first title has the table's width")]
    [InlineData("Sales of 2020\nby region\n\na;b;c\n1;2;x\n3;4;y\n", ";", "a=1|3 b=2|4 c=x|y")]
    [InlineData("Temperature, by month,,\n,,,\nYear,Jan,Feb,Mar\n1880,1,2,3\n1881,4,5,6\n", ",", "Year=1880|1881 Jan=1|4 Feb=2|5 Mar=3|6")]
    [InlineData(",2019,2020\nNorth,1,2\nSouth,3,4\n", ",", "column_1=North|South 2019=1|3 2020=2|4")]
    [InlineData("Site,Temp,,Rain,\n,min,max,min,max\nA,1,2,3,4\nB,5,6,7,8\n", ",", "Site=A|B Temp / min=1|5 Temp / max=2|6 Rain / min=3|7 Rain / max=4|8")]
    [InlineData("a,b,a,a\n1,2,3,4\n", ",", "a=1 b=2 a_2=3 a_3=4")]
    [InlineData("a,b\r\n1,2\n3,4\r5,6\r\n", ",", "a=1|3|5 b=2|4|6")]
    public void the_dialect_is_found(string text, string delimiter, string columns)
    {
        foreach (var blockBytes in new[] { 1, 7, 2 << 20 })
        {
            using var staged = new Staged();
            var table = staged.Text(text, IngestOptions.Default with { BlockBytes = blockBytes }, delimiter == "\t" ? "t.tsv" : "t.txt");
            Assert.Equal(columns, string.Join(" ", table.Dataset.Columns.Select(column => $"{column.Name}={string.Join("|", Staged.Values(table, column.Index))}")));
            Assert.Equal(delimiter, table.Dataset.Source.Dialect!.Delimiter);
            Assert.Equal(0, table.Dataset.Ledger.RejectedRows);
        }
    }

    [Fact]
    public void asked_dialects_need_no_evidence()
    {
        var options = IngestOptions.Default with { Delimiter = "<>", Quote = "'", Escape = "\\", Comment = "%", HeaderRows = 2, SkipRows = 1, SkipLastRows = 2, MaxRows = 2 };
        foreach (var blockBytes in new[] { 1, 2 << 20 })
        {
            using var staged = new Staged();
            var table = staged.Text("title<>\n% note\ng<>\nx<>y\n1<>'a\\'b<>c'\n2<>d\\<>e\n3<>f\nsum<>6\nend\n", options with { BlockBytes = blockBytes });
            Assert.Equal(["g / x", "g / y"], table.Dataset.Columns.Select(column => column.Name));
            Assert.Equal(["a'b<>c", "d<>e"], Staged.Values(table, 1));
            Assert.Equal(("max_rows", 2L), (table.Dataset.Source.Truncated!.Cap, table.Dataset.Source.Truncated.Limit));
        }
    }

    [Fact]
    public void rows_asked_to_be_skipped_are_comments()
    {
        using var staged = new Staged();
        var ledger = staged.Text("junk,1\na,b\n1,2\n3,4\ntotal,6\n", IngestOptions.Default with { SkipRows = 1, SkipLastRows = 1 }).Dataset.Ledger;
        Assert.Equal((5, 2, 1, 2, 0), (ledger.PhysicalRows, ledger.AcceptedRows, ledger.HeaderRows, ledger.CommentRows, ledger.RejectedRows));
    }

    [Fact]
    public void notes_below_the_table_are_comments_and_it_is_said()
    {
        using Staged one = new(), two = new();
        var table = one.Text("a,b,c\n1,2,3\n4,5,6\n\nSource: our own figures\nAll rights reserved\n").Dataset;
        Assert.Equal((2, 2, 0, 1), (table.Rows, table.Ledger.CommentRows, table.Ledger.RejectedRows, table.Ledger.BlankRows));
        Assert.Contains("2 rows of text below the table were taken as comments.", table.Source.Notes);
        var inside = two.Text("a,b,c\n1,2,3\n\nSource: our own figures\n4,5,6\n").Dataset.Ledger;
        Assert.Equal((2, 0, 1), (inside.AcceptedRows, inside.CommentRows, inside.RejectedRows));
    }

    [Fact]
    public void a_row_cut_off_at_the_end_is_no_note()
    {
        using var staged = new Staged();
        var ledger = staged.Text("text,b\nthe quick brown fox,2\nthe quick brown f").Dataset.Ledger;
        Assert.Equal((1, 1, 0), (ledger.AcceptedRows, ledger.RejectedRows, ledger.CommentRows));
    }

    [Fact]
    public void a_totals_row_is_kept_and_pointed_out()
    {
        using Staged one = new(), two = new();
        var table = one.Text("region,sales\nNorth,1\nSouth,2\nTotal,3\n").Dataset;
        var trap = Assert.Single(table.Traps, trap => trap.Trap == "totals_row");
        Assert.Equal((3L, "region", 4L, "Total"), (table.Rows, trap.Column, trap.Line, trap.Example));
        Assert.DoesNotContain(two.Text("region,sales\nNorth,1\nTotal,2\nSouth,2\nEast,1\nWest,1\nA,1\nB,1\nC,1\n").Dataset.Traps, trap => trap.Trap == "totals_row");
    }

    [Fact]
    public void rows_without_their_empty_last_cells_are_filled_up_when_all_are_written_so()
    {
        using Staged one = new(), two = new();
        var rows = string.Concat(Enumerable.Range(0, 30).Select(i => i % 2 == 0 ? $"{i},x,y\n" : $"{i}\n"));
        var table = one.Text("a,b,c\n" + rows);
        Assert.Equal((30, 0), (table.Dataset.Rows, table.Dataset.Ledger.RejectedRows));
        Assert.Contains("15 rows end before the last column; what lacks there was taken as empty.", table.Dataset.Source.Notes);
        Assert.Equal(15, two.Text("a,b,c\n" + rows + "99,,\n").Dataset.Ledger.RejectedRows);
    }

    [Fact]
    public void the_middle_and_the_end_of_a_file_vote_too()
    {
        using var staged = new Staged();
        var head = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"{i};a,b\n"));
        var table = staged.Text("x;y,z\n" + head);
        Assert.Equal((";", 40_000L), (table.Dataset.Source.Dialect!.Delimiter, table.Dataset.Rows));
        Assert.True(table.Dataset.Source.Dialect.Votes.Count > 1 && table.Dataset.Source.Dialect.Votes[0].Score >= table.Dataset.Source.Dialect.Votes[1].Score);
    }

    [Fact]
    public void one_column_of_text_is_not_split()
    {
        using Staged one = new(), two = new();
        Assert.Equal((3, 1), (one.Text("name\nJohn Smith\nJane Doe\nMax, the cat\n", name: "t.txt").Dataset.Rows, one.Text("name\nJohn Smith\nJane Doe\nMax, the cat\n", name: "t.txt").Dataset.Columns.Count));
        Assert.Single(two.Text("time\n12:30:00\n12:31:00\n").Dataset.Columns);
    }

    [Fact]
    public void wrong_quotes_refuse_as_before_when_nothing_speaks_for_another_dialect()
    {
        using var staged = new Staged();
        Assert.Equal("SH2013", staged.Refusal("foo,bar,baz\n1,\"never closed,3"u8.ToArray()).Code);
        Assert.Equal("SH2009", staged.Refusal("foo,bar,baz\n1,\"Hey, I missed \" it\",3"u8.ToArray()).Code);
    }
}
