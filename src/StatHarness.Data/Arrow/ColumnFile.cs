using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StatHarness.Data.Arrow;

/// <summary>A column as an Arrow IPC file: one field, one record batch, uncompressed, buffers aligned to 64 bytes.</summary>
public static class ColumnFile
{
    /// <summary>Writes a whole column as ingest stores it: whole numbers and codes in the fewest bytes, texts by the rule of <see cref="TextLayout"/>. Codes must number the texts by first appearance.</summary>
    /// <returns>Bytes of the file.</returns>
    public static long Write(string path, Column column)
    {
        using var validity = new SpilledBytes(path + ".validity");
        if (column.NullCount > 0) validity.Append(column.Validity.Bitmap[..((column.Length + 7) / 8)]);
        if (column is TextColumn plain && TextLayout.IsPlain(plain)) return WritePlain(path, plain, validity);
        using var writer = new ColumnFileWriter(path, SchemaOf(column));
        switch (column)
        {
            case Int64Column c: writer.AppendIntegers(c.Values); break;
            case Float64Column c: writer.Append(c.Values); break;
            case DecimalColumn c: writer.Append(c.Values); break;
            case DateColumn c: writer.Append(c.Values); break;
            case TimestampColumn c: writer.Append(c.Values); break;
            case DurationColumn c: writer.Append(c.Values); break;
            case BoolColumn c: writer.Append(c.Bits[..((c.Length + 7) / 8)]); break;
            case TextColumn c: writer.AppendIntegers(c.Codes); break;
            default: throw new UnreachableException(column.GetType().Name);
        }
        return writer.Finish(column.Length, validity, column.NullCount, (column as TextColumn)?.Dictionary);
    }

    private static ColumnSchema SchemaOf(Column column)
    {
        var schema = new ColumnSchema(column.Type, column is DecimalColumn number ? number.Scale : 0);
        long magnitudes = 0;
        if (column is Int64Column whole) foreach (var value in whole.Values) magnitudes |= value ^ (value >> 63);
        return column switch
        {
            Int64Column => schema with { IntegerBytes = IntegerWidening.BytesFor(magnitudes) },
            TextColumn text => schema with { IntegerBytes = IntegerWidening.BytesFor(Math.Max(0, text.Dictionary.Count - 1)) },
            _ => schema,
        };
    }

    private static long WritePlain(string path, TextColumn column, SpilledBytes validity)
    {
        using var lengths = new SpilledBytes(path + ".lengths");
        using var writer = new ColumnFileWriter(path, new(ColumnType.Text) { IsPlainText = true });
        for (var row = 0; row < column.Length; row++)
        {
            var text = column.IsNull(row) ? default : column.Utf8(row);
            var length = text.Length;
            writer.Append(text);
            lengths.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in length)));
        }
        return writer.Finish(column.Length, validity, column.NullCount, lengths: lengths);
    }

    /// <summary>Maps the file without copying. Dispose the column to unmap it; its spans must not be used after that.</summary>
    /// <exception cref="StatHarness.Core.DiagnosticException">SH2101: the bytes are not a sound column file.</exception>
    public static Column Open(string path, string name)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Open(handle, name);
    }

    /// <inheritdoc cref="Open(string, string)"/>
    /// <param name="handle">Open for reading; stays the caller's, and may be closed once this returns.</param>
    /// <param name="name">Name the column shall have, whatever the file says.</param>
    public static Column Open(SafeFileHandle handle, string name)
    {
        MappedFile? file = null;
        try
        {
            file = MappedFile.Of(handle);
            return ColumnFileReader.Read(file, name);
        }
        catch (Exception problem)
        {
            file?.Dispose();
            if (problem is CorruptColumnException) throw ColumnFileDiagnostics.Corrupt(name, problem.Message, problem);
            throw;
        }
    }
}
