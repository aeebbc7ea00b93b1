using System.Globalization;
using System.Text;

namespace StatHarness.Acceptance.Driver;

/// <summary>Tables of any size, the same on every machine.</summary>
internal static class Generated
{
    /// <summary>A job log of at least so many bytes: ids, times, amounts, few labels, some text in quotes.</summary>
    /// <returns>Data rows written.</returns>
    public static long Csv(string path, long bytes)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), bufferSize: 1 << 20) { NewLine = "\n" };
        file.WriteLine("id,started,amount,state,comment");
        long rows = 0, written = 0;
        for (; written < bytes; rows++)
        {
            var random = unchecked((ulong)(rows + 1) * 0x9E3779B97F4A7C15);
            var line = string.Create(CultureInfo.InvariantCulture,
                $"{rows},{2000 + (rows / 400_000 % 30)}-{1 + (rows / 30_000 % 12):00}-{1 + (rows / 1000 % 28):00}T{rows / 60 % 24:00}:{rows % 60:00}:00,{random % 100_000}.{random / 7 % 100:00},{"ABCD"[(int)(random % 4)]},\"job {random % 5000}, done\"");
            file.WriteLine(line);
            written += line.Length + 1;
        }
        return rows;
    }
}
