using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Data.Arrow;
using Xunit;
using Column = StatHarness.Data.Column;

namespace StatHarness.UnitTests.DataRoom;

public sealed class ColumnFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("columns-");

    public void Dispose() => folder.Delete(recursive: true);

    public static TheoryData<string, bool> Types()
    {
        var types = new TheoryData<string, bool>();
        foreach (var nulls in new[] { false, true })
            foreach (var column in Samples.OfEveryType(nulls)) types.Add(column.Name, nulls);
        return types;
    }

    [Theory, MemberData(nameof(Types))]
    public void a_column_comes_back_as_it_was(string name, bool nulls)
    {
        using var column = Samples.OfEveryType(nulls).Single(c => c.Name == name);
        using var read = ColumnFile.Open(Written(column), "renamed");
        Assert.Equal((column.Type, column.Length, column.NullCount, "renamed"), (read.Type, read.Length, read.NullCount, read.Name));
        Assert.Equal(Texts(column), Texts(read));
        Assert.Equal(File.ReadAllBytes(Written(column)), File.ReadAllBytes(Written(read)));
    }

    [Theory, MemberData(nameof(Types))]
    public void another_arrow_reader_sees_the_same_values(string name, bool nulls)
    {
        using var column = Samples.OfEveryType(nulls).Single(c => c.Name == name);
        using var reader = new ArrowFileReader(File.OpenRead(Written(column)));
        using var batch = reader.ReadNextRecordBatch();
        Assert.Equal("value", batch.Schema.FieldsList.Single().Name);
        Assert.Equal(column.NullCount, batch.Column(0).NullCount);
        Assert.Equal(Texts(column), Enumerable.Range(0, batch.Length).Select(row => ForeignText(batch.Column(0), row)));
        Assert.Null(reader.ReadNextRecordBatch());
    }

    [Fact]
    public void columns_without_rows_are_files_too()
    {
        foreach (var column in Samples.Empty())
        {
            var path = Written(column);
            using var read = ColumnFile.Open(path, column.Name);
            Assert.Equal((0, column.Type), (read.Length, read.Type));
            using var reader = new ArrowFileReader(File.OpenRead(path));
            Assert.Equal(0, reader.ReadNextRecordBatch().Length);
        }
    }

    [Fact]
    public void a_text_column_of_nothing_but_missing_values_has_no_texts()
    {
        using var read = (TextColumn)ColumnFile.Open(Written(Samples.Texts("t", null, null)), "t");
        Assert.Equal((2, 2, 0), (read.Length, read.NullCount, read.Dictionary.Count));
    }

    [Fact]
    public void a_descriptor_is_enough_to_open_a_column()
    {
        var path = Written(Samples.Texts("t", "x", "y"));
        using var handle = File.OpenHandle(path);
        File.Delete(path);
        using var read = ColumnFile.Open(handle, "t");
        handle.Dispose();
        Assert.Equal("y", read.Text(1));
    }

    [Fact]
    public void buffers_are_aligned_and_contiguous()
    {
        using var read = (Float64Column)ColumnFile.Open(Written(new Float64Column("n", Enumerable.Range(0, 100_000).Select(i => i + 0.5).ToArray(), Validity.AllValid)), "n");
        Assert.Equal(100_000, read.Values.Length);
        var address = Unsafe.ByteOffset(ref Unsafe.NullRef<double>(), ref MemoryMarshal.GetReference(read.Values));
        Assert.Equal(0, address % 64);
    }

    [Fact]
    public void a_disposed_column_refuses_to_be_read()
    {
        var read = (Int64Column)ColumnFile.Open(Written(new Int64Column("n", new long[] { 1 }, Validity.AllValid)), "n");
        read.Dispose();
        Assert.Throws<ObjectDisposedException>(() => read.Values[0]);
    }

    /// <summary>Every byte of the file is damaged in turn, and every prefix tried: a column, or SH2101; never a crash.</summary>
    [Fact]
    public void a_damaged_file_is_a_diagnostic_or_still_a_column()
    {
        var refused = 0;
        foreach (var column in Samples.OfEveryType(nulls: true))
        {
            var bytes = File.ReadAllBytes(Written(column));
            for (var at = 0; at < bytes.Length; at++)
            {
                foreach (var flip in new byte[] { 0x01, 0xFF })
                {
                    var damaged = (byte[])bytes.Clone();
                    damaged[at] ^= flip;
                    refused += Refuses(damaged);
                }
                if (at % 7 == 0) Assert.Equal(1, Refuses(bytes[..at]));
            }
        }
        Assert.True(refused > 1000, $"only {refused} damages were noticed");
    }

    private int Refuses(byte[] bytes)
    {
        var path = Path.Combine(folder.FullName, "damaged.arrow");
        File.WriteAllBytes(path, bytes);
        try
        {
            using var read = ColumnFile.Open(path, "c");
            Texts(read);
            return 0;
        }
        catch (DiagnosticException refusal)
        {
            Assert.Equal("SH2101", refusal.Diagnostic.Code);
            return 1;
        }
    }

    private string Written(Column column)
    {
        var path = Path.Combine(folder.FullName, $"{column.Name}-{folder.GetFiles().Length}.arrow");
        Assert.Equal(ColumnFile.Write(path, column), new FileInfo(path).Length);
        return path;
    }

    private static List<string?> Texts(Column column) => [.. Enumerable.Range(0, column.Length).Select(column.Text)];

    private static string? ForeignText(IArrowArray array, int row) => array.IsNull(row) ? null : array switch
    {
        Int64Array a => $"{a.GetValue(row)}",
        Int32Array a => $"{a.GetValue(row)}",
        Int16Array a => $"{a.GetValue(row)}",
        Int8Array a => $"{a.GetValue(row)}",
        StringArray a => a.GetString(row),
        DoubleArray a => a.GetValue(row)!.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        Decimal128Array a => CanonicalText.OfDecimal(Int128.Parse(a.GetString(row)!.Replace(".", "", StringComparison.Ordinal)), a.Scale),
        BooleanArray a => a.GetValue(row)!.Value ? "true" : "false",
        Date32Array a => CanonicalText.OfDate(a.Values[row]),
        TimestampArray a => CanonicalText.OfTimestamp(a.Values[row], ((TimestampType)a.Data.DataType).Timezone == "UTC"),
        DurationArray a => CanonicalText.OfDuration(a.Values[row]),
        DictionaryArray a => ((StringArray)a.Dictionary).GetString(((Int8Array)a.Indices).GetValue(row)!.Value),
        _ => throw new InvalidOperationException(array.GetType().Name),
    };
}
