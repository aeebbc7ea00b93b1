using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StatHarness.Data.Arrow;

/// <summary>A column as an Arrow IPC file: one field, one record batch, uncompressed, buffers aligned to 64 bytes.</summary>
public static class ColumnFile
{
    /// <summary>Writes a whole column; ingest streams through <see cref="ColumnFileWriter"/> instead.</summary>
    /// <returns>Bytes of the file.</returns>
    public static long Write(string path, Column column)
    {
        using var writer = new ColumnFileWriter(path, ColumnSchema.Of(column));
        switch (column)
        {
            case Int64Column c: writer.Append(c.Values); break;
            case Float64Column c: writer.Append(c.Values); break;
            case DecimalColumn c: writer.Append(c.Values); break;
            case DateColumn c: writer.Append(c.Values); break;
            case TimestampColumn c: writer.Append(c.Values); break;
            case DurationColumn c: writer.Append(c.Values); break;
            case BoolColumn c: writer.Append(c.Bits[..((c.Length + 7) / 8)]); break;
            case TextColumn c: writer.Append(c.Codes); break;
            default: throw new UnreachableException(column.GetType().Name);
        }
        return writer.Finish(column.Length, column.Validity.Bitmap, column.NullCount, (column as TextColumn)?.Dictionary);
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
