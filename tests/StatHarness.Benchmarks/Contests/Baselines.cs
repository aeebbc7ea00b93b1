using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using ExcelDataReader;

namespace StatHarness.Benchmarks;

/// <summary>Modes in which this program is a contender of its own, or prepares for one.</summary>
internal static class Baselines
{
    public static int Run(string mode, string[] files)
    {
        switch (mode)
        {
            case "csvhelper": Fields(files[0], files[1]); return 0;
            case "excel": Cells(files[0]); return 0;
            case "hash": Console.WriteLine(Hash(files).ToString("R", CultureInfo.InvariantCulture)); return 0;
            case "touch": Touch(nuint.Parse(files[0], CultureInfo.InvariantCulture)); return 0;
            default: return 2;
        }
    }

    private static unsafe void Touch(nuint bytes)
    {
        var memory = (byte*)NativeMemory.Alloc(bytes);
        for (nuint at = 0; at < bytes; at += 4096) memory[at] = 1;
        NativeMemory.Free(memory);
    }

    private static void Fields(string path, string target)
    {
        using var reader = CsvReader.FromFile(path, CsvReaderOptions.Default);
        using var output = new BinaryWriter(new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16));
        while (reader.Read())
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var field = reader.GetString(i);
                if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) output.Write(number);
                else if (DateTime.TryParse(field, CultureInfo.InvariantCulture, out var time)) output.Write(time.Ticks);
                else output.Write(field);
            }
    }

    private static void Cells(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var file = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateReader(file);
        long cells = 0;
        while (reader.Read())
            for (var i = 0; i < reader.FieldCount; i++)
                if (reader.GetValue(i) is not null) cells++;
        Console.WriteLine(cells);
    }

    /// <returns>CPU seconds of hashing the files, without starting this program.</returns>
    private static double Hash(string[] files)
    {
        var buffer = new byte[1 << 17];
        using (var warm = File.OpenRead(files[0])) SHA256.HashData(warm);
        var before = Environment.CpuUsage.TotalTime;
        foreach (var path in files)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var file = File.OpenRead(path);
            for (int read; (read = file.Read(buffer)) > 0;) hash.AppendData(buffer, 0, read);
            hash.GetHashAndReset();
        }
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
