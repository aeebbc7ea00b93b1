using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

public class BlockRelayTests
{
    private const int Blocks = 300;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void each_column_gets_every_block_in_order_from_the_one_it_was_met_in(int threads)
    {
        // Column c is met in block 10 c.
        var (seen, turns) = (Enumerable.Range(0, 20).Select(_ => new List<long>()).ToArray(), Enumerable.Range(0, 20).Select(column => column * 10L).ToArray());
        var relay = new BlockRelay(threads);
        var filled = 0;
        relay.Run(_ => filled++ < Blocks, block =>
        {
            var count = (int)Math.Min(20, (block.Number / 10) + 1);
            for (var column = 0; column < count; column++)
            {
                relay.Await(ref turns[column], ref turns[count - 1], block);
                if ((block.Number + column) % 37 == 0) Thread.Yield();
                seen[column].Add(block.Number);
                BlockRelay.Pass(ref turns[column], block);
            }
        });
        for (var column = 0; column < seen.Length; column++) Assert.Equal(Enumerable.Range(column * 10, Blocks - (column * 10)).Select(block => (long)block), seen[column]);
        Assert.Equal(Blocks, relay.Next);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void who_fails_first_is_heard_and_nobody_waits_for_him(int threads)
    {
        var (relay, turn) = (new BlockRelay(threads), 0L);
        Assert.Equal("block 5", Assert.Throws<InvalidDataException>(() => relay.Run(_ => true, block =>
        {
            relay.Await(ref turn, ref turn, block);
            if (block.Number == 5) throw new InvalidDataException("block 5");
            BlockRelay.Pass(ref turn, block);
        })).Message);
        var filled = 0;
        relay = new(threads);
        Assert.Equal("no more", Assert.Throws<InvalidDataException>(() => relay.Run(_ => filled++ < 5 ? true : throw new InvalidDataException("no more"), _ => { })).Message);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void nobody_reads_on_where_reading_failed(int threads)
    {
        // The next thread may be at the source before the one that failed can say so.
        for (var run = 0; run < 200; run++)
        {
            var reads = 0;
            Assert.Equal("1", Assert.Throws<InvalidDataException>(() => new BlockRelay(threads).Run(_ => throw new InvalidDataException($"{++reads}"), _ => { })).Message);
            Assert.Equal(1, reads);
        }
    }

    [Fact]
    public void a_table_whose_columns_come_late_and_widen_is_the_same_with_any_number_of_threads()
    {
        var lines = string.Concat(Enumerable.Range(0, 3000).Select(row =>
            $"{{\"id\":{row}{(row > 500 ? $",\"late\":{(row == 2900 ? "0.25" : row % 7)}" : "")}{(row > 1500 ? $",\"later\":\"t{row % 11}\"" : "")}{(row == 2900 ? ",\"last\":1.5" : "")}}}\n"));
        var hashes = new HashSet<string>();
        foreach (var threads in new[] { 1, 2, 3, 8 })
        {
            foreach (var blockBytes in new[] { 1, 100, 5000 })
            {
                using var staged = new Staged();
                var table = staged.Text(lines, IngestOptions.Default with { Threads = threads, BlockBytes = blockBytes }, "t.ndjson");
                Assert.Equal(["id", "late", "later", "last"], table.Dataset.Columns.Select(column => column.Name));
                Assert.Equal((null, "0.25"), (Staged.Values(table, 1)[0], Staged.Values(table, 1)[2900]));
                hashes.Add(table.Dataset.DataHash.ToString());
            }
        }
        Assert.Single(hashes);
    }
}
