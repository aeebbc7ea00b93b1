using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>SEC-04: a socket call fails and is recorded, with the source check off as well; the manifest carries the guarantee.</summary>
public sealed class SEC_04_NetworkIsOff : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [SkippableFact]
    public void a_socket_is_refused_by_the_operating_system_and_recorded()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Full isolation exists on Linux only.");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var package = Packages.Copy("hostile_open_socket", Path.Combine(workplace.Folder, "plugins"));
        var script = Path.Combine(package, "plugin.csx");
        File.WriteAllText(script, File.ReadAllText(script).Replace("\"127.0.0.1\", 9", $"\"127.0.0.1\", {((IPEndPoint)listener.LocalEndpoint).Port}", StringComparison.Ordinal));

        var run = workplace.Run("run", Repository.CloseCycle, "--yes", "--json", "--plugins-dir", "plugins", "--without-static-check").Expect(4).Json;
        var hostile = run["executions"]!.AsArray().Single(execution => (string)execution!["plugin"]! == "hostile_open_socket")!;
        Assert.Equal("violation", (string)hostile["outcome"]!);
        Assert.Equal("full", (string)hostile["isolation"]!);
        Assert.Contains(hostile["violations"]!.AsArray(), violation => (string)violation!["syscall"]! == "socket");
        Assert.False(listener.Pending());
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine((string)run["run_dir"]!, "run_manifest.json")))!;
        Assert.Contains("off", manifest["network"]!.ToJsonString(), StringComparison.Ordinal);
    }
}
