using System.Text;
using StatHarness.Data;
using StatHarness.Ingest;
using StatHarness.Ingest.Privacy;
using StatHarness.Ingest.Traps;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

/// <summary>What is gathered in passing may only spare looks that would find nothing.</summary>
public sealed class GlanceTests
{
    private const int Seed = 20_261_126;

    private static readonly string[] Pieces =
    [
        "a", "Z", " ", "-", ".", ":", "::", "@", "+", "#", "1", "23", "4567", "0", "é", "ß", "ł", "Ж", "語", "４", "٣", "\u00AD", "\u00A0", "‐", "\uFFFD", "â€", "Ã©", "ï¿½", "\U0001D7CE",
        "4111 1111 1111 1111", "078-05-1121", "10.0.0.1", "fe80::1", "x@y.de", "+49 30 1234567", "DE89 3704 0044 0532 0130 00", "NO9386011117947", "PO-4500000012", "415-555-0132", "word", "longer words without any digit",
    ];

    [Fact]
    public void a_glance_never_spares_a_look_at_personal_or_garbled_text()
    {
        var random = new Random(Seed);
        var (personal, garbled, spared) = (0, 0, 0);
        PiiFinder[] finders = [new(new("text")), new(new("phone_number")), new(new("ssn"))];
        for (var round = 0; round < 40_000; round++)
        {
            var text = Encoding.UTF8.GetBytes(Text(random));
            var glance = Glance(text);
            var looks = glance.MayBePersonal || glance.IsForeign;
            foreach (var finder in finders)
            {
                if (finder.Find(text).Count == 0) continue;
                personal++;
                Assert.True(looks, $"'{Encoding.UTF8.GetString(text)}'");
            }
            if (Mojibake.In(text))
            {
                garbled++;
                Assert.True(glance.IsForeign, $"'{Encoding.UTF8.GetString(text)}'");
            }
            if (!looks) spared++;
        }
        Assert.All(new[] { personal, garbled, spared }, count => Assert.True(count > 1000, $"{count}"));
    }

    [Fact]
    public void a_glance_sees_no_neighbour_of_the_text()
    {
        var around = Encoding.UTF8.GetBytes(new string('@', 64) + "ab" + new string('9', 128));
        var glance = new TextGlance();
        glance.Take(ref around[64], 2);
        Assert.False(glance.MayBePersonal || glance.IsForeign || glance.HasHash || glance.HasDigit || glance.IsLong);
    }

    [Fact]
    public void distinct_texts_have_the_codes_that_a_dictionary_gives_them()
    {
        var random = new Random(Seed);
        var (codes, oracle) = (new TextCodes("c"), new Dictionary<string, int>(StringComparer.Ordinal));
        for (var round = 0; round < 60_000; round++)
        {
            var text = round % 3 == 0 ? Text(random) : $"{new string('k', random.Next(40))}{random.Next(5000)}";
            var isKnown = oracle.TryGetValue(text, out var expected);
            if (!isKnown) oracle[text] = expected = oracle.Count;
            var utf8 = Encoding.UTF8.GetBytes(text);
            Assert.Equal(expected, codes.CodeOf(utf8, out var isNew));
            Assert.Equal(!isKnown, isNew);
            // Other bytes behind the text make no other text.
            byte[] padded = [.. utf8, .. Enumerable.Range(0, TextCodes.Padding).Select(_ => (byte)random.Next(256))];
            Assert.Equal(expected, codes.CodeOf(ref padded[0], utf8.Length, codes.HashOf(ref padded[0], utf8.Length), out isNew));
            Assert.False(isNew);
        }
        Assert.Equal(oracle.Count, codes.Count);
        Assert.All(oracle, pair => Assert.Equal(pair.Key, Encoding.UTF8.GetString(codes.Utf8(pair.Value))));
    }

    [Fact]
    public void known_texts_looked_up_together_have_the_codes_that_each_alone_has()
    {
        var random = new Random(Seed);
        var codes = new TextCodes("c");
        for (var round = 0; round < 2000; round++)
        {
            var texts = Enumerable.Range(0, random.Next(1, 65)).Select(_ => random.Next(10) == 0 ? [] : Encoding.UTF8.GetBytes($"{new string('k', random.Next(40))}{random.Next(200)}")).ToArray();
            byte[] bytes = [.. texts.SelectMany(text => text), .. new byte[TextCodes.Padding]];
            var places = new long[texts.Length];
            for (var (i, at) = (0, 0); i < texts.Length; at += texts[i++].Length) places[i] = ((long)texts[i].Length << 32) | (uint)at;
            if (random.Next(4) == 0) places[random.Next(places.Length)] |= long.MinValue;
            var (found, known) = (new int[texts.Length], codes.Count);
            var others = codes.FindEach(ref bytes[0], places, found, out var foundBytes);
            Assert.Equal(known, codes.Count);
            for (var i = 0; i < texts.Length; i++)
            {
                if ((others >> i & 1) == 0) foundBytes -= texts[i].Length;
                var code = texts[i].Length == 0 ? -1 : codes.CodeOf(texts[i], out _);
                var isFound = places[i] > 0 && texts[i].Length is > 0 and <= TextCodes.Padding && code < known;
                Assert.Equal((isFound, isFound ? code : 0), ((others >> i & 1) == 0, found[i]));
            }
            Assert.Equal(0, foundBytes);
        }
    }

    [Theory]
    [InlineData(new long[] { 0, 1, 2, 3 }, true, 0)]
    [InlineData(new long[] { 1, 2, 3 }, true, 0)]
    [InlineData(new long[] { 2, 3, 4 }, false, 0)]
    [InlineData(new long[] { 0, 1, 1, 2 }, false, 1)]
    [InlineData(new long[] { 0, 2, 1, 3 }, false, -1)]
    [InlineData(new long[] { 0, 1, 3 }, false, 0)]
    [InlineData(new long[] { 1 }, false, 0)]
    [InlineData(new[] { long.MinValue, long.MinValue, long.MaxValue }, false, 1)]
    public void whole_numbers_tell_whether_they_count_the_rows_however_they_are_cut(long[] values, bool counts, int repeatsInOrder)
    {
        for (var size = 1; size <= values.Length; size++)
        {
            var glance = new WholeGlance();
            foreach (var part in values.Chunk(size)) glance.Take(part);
            Assert.Equal((values.Min(), values.Max(), counts), (glance.Least, glance.Most, glance.CountsRows));
            Assert.Equal(repeatsInOrder >= 0, glance.NeverFalls);
            if (repeatsInOrder >= 0) Assert.Equal(repeatsInOrder, glance.Repeats);
        }
    }

    [Fact]
    public void a_number_is_issued_as_its_digits_are()
    {
        var random = new Random(Seed);
        var issued = 0;
        for (var round = 0; round < 100_000; round++)
        {
            var value = random.NextInt64(long.MaxValue) / (long)Math.Pow(10, random.Next(9));
            var expected = Checksums.IsIssued(Encoding.ASCII.GetBytes($"{value}"));
            Assert.True(expected == Checksums.IsIssued(value), $"{value}");
            if (expected) issued++;
        }
        Assert.InRange(issued, 1000, 99_000);
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static TextGlance Glance(byte[] text)
    {
        byte[] padded = [.. text, .. new byte[RowBlock.Slack]];
        var glance = new TextGlance();
        glance.Take(ref padded[0], text.Length);
        return glance;
    }
}
