using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>Bad input ends in one diagnostic with code, place and hint; exit 2; nothing half-stored. Strict, so that rows that do not fit count as such.</summary>
public sealed class BadInput : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    public static TheoryData<string, byte[]> Files => new()
    {
        { "empty.csv", [] },
        { "picture.csv", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'] },
        { "ragged.csv", "a,b\n1,2\n3,4,5\n6,7\n"u8.ToArray() },
        { "unclosed.csv", "a,b\n1,2\n\"3,4\n5,6\n"u8.ToArray() },
        { "nul.csv", "a,b\n1,2\n3,\0\n"u8.ToArray() },
        { "duplicate.csv", "a,b,a\n1,2,3\n"u8.ToArray() },
        { "wide.csv", System.Text.Encoding.ASCII.GetBytes(string.Join(',', Enumerable.Range(0, 2000).Select(i => $"c{i}")) + "\n" + string.Join(',', Enumerable.Range(0, 2000)) + "\n") },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void a_bad_file_gets_one_diagnostic_and_leaves_nothing(string name, byte[] bytes)
    {
        workplace.Write(name, bytes);
        foreach (var command in new[] { "ingest", "run" }) Refuses(command, name);
        NothingIsStored();
    }

    [Fact]
    public void a_missing_file_gets_one_diagnostic()
    {
        Refuses("ingest", "nowhere.csv");
        NothingIsStored();
    }

    private void Refuses(string command, string name)
    {
        var finished = workplace.Run([command, name, "--json", "--strict", .. command == "run" ? new[] { "--yes" } : []]).Expect(2);
        var diagnostic = finished.Json["diagnostic"]!;
        Assert.Matches("^SH[0-9]{4}$", (string)diagnostic["code"]!);
        Assert.Contains(name, (string)diagnostic["place"]!["path"]!, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace((string)diagnostic["hint"]!));
        Assert.Single(finished.Error.Split('\n'), line => line.Contains((string)diagnostic["code"]!, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", finished.Error, StringComparison.Ordinal);
    }

    private void NothingIsStored()
    {
        if (!Directory.Exists(workplace.AppData)) return;
        var stray = Directory.EnumerateFiles(workplace.AppData, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(workplace.AppData, path))
            .Where(path => !path.StartsWith("state.sqlite", StringComparison.Ordinal));
        Assert.Empty(stray);
    }
}
