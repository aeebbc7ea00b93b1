using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Attacks;

/// <summary>A folder, a file and listeners outside of every grant, and the harness under attack beside them.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class AttackField : IDisposable
{
    // Hundreds of workers: a minute where nothing else runs, many on a loaded machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);
    private const string Intact = "This file is not the plugin's.\n";
    private static readonly string[] Escapes = ["/dev/shm/stat-harness-escaped"];
    private readonly Workplace _workplace = new();
    private readonly TcpListener _tcp = new(IPAddress.Loopback, 0);
    private readonly Socket _unix = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _plantedLink = Path.Combine(Path.GetDirectoryName(Repository.Program)!, "worker", "planted-link");
    private readonly string _plantedLibrary = Path.Combine(Path.GetDirectoryName(Repository.Program)!, "worker", "planted.so");

    private string Outside => Path.Combine(_workplace.Folder, "outside");

    private string Victim => Path.Combine(Outside, "victim");

    private IReadOnlyDictionary<string, string> Holes => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["outside"] = Outside,
        ["appdata"] = _workplace.AppData,
        ["tcp"] = ((IPEndPoint)_tcp.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    public AttackField()
    {
        // Everybody may do everything here: what holds is the sandbox and not a mode.
        Directory.CreateDirectory(Outside);
        File.SetUnixFileMode(_workplace.Folder, (UnixFileMode)511);
        File.SetUnixFileMode(Outside, (UnixFileMode)511);
        File.WriteAllText(Victim, Intact);
        File.SetUnixFileMode(Victim, (UnixFileMode)438);
        File.SetLastWriteTimeUtc(Victim, DateTime.UnixEpoch);
        File.CreateSymbolicLink(Path.Combine(Outside, "planted"), "/etc/passwd");
        File.CreateSymbolicLink(Path.Combine(Outside, "planted-folder"), "/etc");
        File.Delete(_plantedLink);
        File.CreateSymbolicLink(_plantedLink, "/etc/passwd");
        _tcp.Start();
        _unix.Bind(new UnixDomainSocketEndPoint(Path.Combine(Outside, "socket")));
        _unix.Listen();
        _workplace.Write("data.csv", "n,start,who\n1,2024-01-01T00:00:00,a\n2,2024-01-02T00:00:00,b\n3,2024-01-03T00:00:00,a\n");
    }

    /// <summary>Runs the shipped plugins, with attacks beside them or without.</summary>
    public JsonObject Run(IReadOnlyList<Attack> attacks, params string[] options)
    {
        var folder = Path.Combine(_workplace.Folder, "plugins");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var attack in attacks) Write(attack, Path.Combine(folder, attack.Plugin));
        var secret = new Dictionary<string, string>(StringComparer.Ordinal) { ["SECRET_OF_THE_PARENT"] = "secret" };
        string[] arguments = ["run", "data.csv", "--yes", "--json", "--fresh", "--workers", "3", "--plugins-dir", "plugins", .. options];
        using var process = _workplace.Start(secret, arguments);
        process.StandardInput.Close();
        var run = Workplace.End(process, string.Join(' ', arguments), Patience);
        Assert.True(run.Exit is 0 or 4, $"The harness ended with {run.Exit}.\n{run.Output}\n{run.Error}");
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine((string)run.Json["run_dir"]!, "report.json")))!.AsObject();
        CheckOutside();
        CheckArtifacts((string)run.Json["run_dir"]!, attacks);
        return report;
    }

    private void Write(Attack attack, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "fixture"));
        File.WriteAllText(Path.Combine(folder, "plugin.json"), attack.Manifest().ToJsonString());
        foreach (var (name, text) in attack.Scripts(Repository.Root, Holes)) File.WriteAllText(Path.Combine(folder, name), text);
        File.WriteAllText(Path.Combine(folder, "config.schema.json"), attack.Config);
        File.WriteAllText(Path.Combine(folder, "output.schema.json"), "{\"type\":\"object\"}");
        File.WriteAllText(Path.Combine(folder, "README.md"), attack.What + "\n");
        File.WriteAllText(Path.Combine(folder, "fixture", "input.csv"), "n\n1\n");
        File.WriteAllText(Path.Combine(folder, "fixture", "expected.json"), "{}");
    }

    /// <summary>Whatever the attacks reported, nothing of it may have happened.</summary>
    private void CheckOutside()
    {
        Assert.Equal(["planted", "planted-folder", "socket", "victim"], Directory.EnumerateFileSystemEntries(Outside).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(Intact, File.ReadAllText(Victim));
        Assert.Equal((UnixFileMode)438, File.GetUnixFileMode(Victim));
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(Victim));
        Assert.False(_tcp.Pending(), "Somebody connected.");
        Assert.False(_unix.Poll(0, SelectMode.SelectRead), "Somebody connected to the local service.");
        Assert.All([.. Escapes, _plantedLibrary], path => Assert.False(File.Exists(path), path));
        Assert.Empty(Store.Untrue(_workplace.AppData));
    }

    /// <summary>No attack leaves a file in the run; the harness itself writes each plugin's output.</summary>
    private static void CheckArtifacts(string directory, IReadOnlyList<Attack> attacks)
    {
        foreach (var attack in attacks)
            if (Path.Combine(directory, "artifacts", attack.Plugin) is var folder && Directory.Exists(folder))
                Assert.Equal(["output.json"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
    }

    public void Dispose()
    {
        _tcp.Dispose();
        _unix.Dispose();
        File.Delete(_plantedLink);
        _workplace.Dispose();
    }
}
