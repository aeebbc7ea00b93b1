using System.IO.Compression;
using System.Text;
using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class EncodingTests
{
    private const string Table = "id,text\n1,häß\n2,x€y\n3,z\n";

    [Theory]
    [InlineData("utf-16le", false)]
    [InlineData("utf-16be", false)]
    [InlineData("utf-16le", true)]
    [InlineData("utf-32le", true)]
    [InlineData("utf-32be", true)]
    [InlineData("utf-8", true)]
    public void one_table_in_any_unicode_has_one_data_hash(string name, bool marked)
    {
        using Staged one = new(), two = new();
        var encoding = Encodings.Find(name, "t");
        var table = one.Bytes([.. marked ? encoding.GetPreamble().Length > 0 ? encoding.GetPreamble() : Encoding.UTF8.GetPreamble() : [], .. encoding.GetBytes(Table)]);
        Assert.Equal((name, marked), (table.Dataset.Source.Dialect!.Encoding, table.Dataset.Source.Dialect.HasByteOrderMark));
        Assert.Equal(two.Text(Table).Dataset.DataHash, table.Dataset.DataHash);
    }

    [Fact]
    public void bytes_80_to_9f_tell_windows_1252_from_iso_8859_1()
    {
        using Staged one = new(), two = new(), three = new();
        var latin = one.Bytes(Encoding.Latin1.GetBytes("id,text\n1,häß\n"));
        Assert.Equal(("iso-8859-1", "häß"), (latin.Dataset.Source.Dialect!.Encoding, Staged.Values(latin, 1)[0]));
        var windows = two.Bytes(Encodings.Find("windows-1252", "t").GetBytes(Table));
        Assert.Equal(("windows-1252", "x€y"), (windows.Dataset.Source.Dialect!.Encoding, Staged.Values(windows, 1)[1]));
        Assert.Equal("x€y", Staged.Values(three.Bytes(Encodings.Find("iso-8859-15", "t").GetBytes(Table), IngestOptions.Default with { Encoding = "iso-8859-15" }), 1)[1]);
    }

    [Theory]
    [InlineData("windows-1251", "имя,город\nАнна,Москва\nИван,Казань\nОльга,Самара\n")]
    [InlineData("big5", "編號,景點\n1,臺北市立動物園\n2,國立故宮博物院\n3,陽明山國家公園\n")]
    [InlineData("gb18030", "编号,名称\n1,中华人民共和国\n2,北京市海淀区\n3,上海市浦东新区\n")]
    public void text_that_is_not_western_is_refused_and_read_when_told(string name, string text)
    {
        using Staged one = new(), two = new();
        var bytes = Encodings.Find(name, "t").GetBytes(text);
        Assert.Equal("SH2072", one.Refusal(bytes).Code);
        var told = two.Bytes(bytes, IngestOptions.Default with { Encoding = name });
        Assert.Equal(text.Split(',')[0], told.Dataset.Columns[0].Name);
    }

    [Fact]
    public void gzip_is_read_as_what_is_inside()
    {
        using Staged one = new(), two = new(), three = new();
        var plain = one.Text(Table).Dataset;
        var packed = two.Bytes(Gzip(Encoding.UTF8.GetBytes(Table)), name: "t.csv.gz").Dataset;
        Assert.Equal(("gzip", "csv", plain.DataHash), (packed.Source.Compression, packed.Source.Format, packed.DataHash));
        var wide = three.Bytes(Gzip([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Table)]), IngestOptions.Default with { BlockBytes = 3 }, "t.gz").Dataset;
        Assert.Equal((plain.DataHash, "utf-16le"), (wide.DataHash, wide.Source.Dialect!.Encoding));
    }

    [Fact]
    public void parts_of_a_gzip_file_are_one_text()
    {
        using Staged one = new(), two = new();
        byte[] parts = [.. Gzip("id,text\n1,hä"u8.ToArray()), .. Gzip("ß\n2,x€y\n3,z\n"u8.ToArray())];
        Assert.Equal(one.Text(Table).Dataset.DataHash, two.Bytes(parts, name: "t.csv.gz").Dataset.DataHash);
    }

    [Fact]
    public void damaged_and_cut_gzip_is_one_diagnostic()
    {
        var sound = Gzip(Encoding.UTF8.GetBytes("id,text\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i},{i * 7919 % 10007}\n"))));
        var damaged = sound.ToArray();
        damaged[sound.Length / 2] ^= 0x55;
        foreach (var bytes in new[] { sound[..(sound.Length / 2)], sound[..12], damaged, [0x1F, 0x8B, 8, 0] })
        {
            using var staged = new Staged();
            Assert.Equal("SH2070", staged.Refusal(bytes, name: "t.csv.gz").Code);
        }
    }

    [Fact]
    public void a_gzip_bomb_is_refused()
    {
        using var staged = new Staged();
        var target = new MemoryStream();
        using (var packed = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            packed.Write("a,b\n"u8);
            var zeros = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("0,0\n", 1 << 18)));
            for (var i = 0; i < 300; i++) packed.Write(zeros);
        }
        Assert.Equal("SH2071", staged.Refusal(target.ToArray(), name: "t.csv.gz").Code);
    }

    [Fact]
    public void what_needs_seeking_is_unpacked_aside()
    {
        var folder = Directory.CreateTempSubdirectory("raw-");
        var path = Path.Combine(folder.FullName, "t.bin.gz");
        File.WriteAllBytes(path, Gzip("id,text\n1,a\n"u8.ToArray()));
        var file = RawFile.Open(path, "t.CSV.gz", IngestOptions.Default);
        Assert.Equal((".csv", "gzip"), (file.Extension, file.Compression));
        using (var raw = file.Raw()) Assert.False(raw.CanSeek);
        using (var utf8 = new StreamReader(file.OpenUtf8(out _))) Assert.Equal("id,text\n1,a\n", utf8.ReadToEnd());
        folder.Delete(recursive: true);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        var target = new MemoryStream();
        using (var packed = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true)) packed.Write(bytes);
        return target.ToArray();
    }
}
