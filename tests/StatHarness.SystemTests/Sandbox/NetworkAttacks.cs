using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StatHarness.Sandbox;
using Xunit;

namespace StatHarness.SystemTests.Sandbox;

/// <summary>A listener of the parent is really there to be reached, so a leak would show.</summary>
public sealed class NetworkAttacks
{
    [SkippableTheory]
    [InlineData("tcp", "AF_INET")]
    [InlineData("http", "AF_INET")]
    public async Task a_connection_is_denied_recorded_and_never_arrives(string verb, string family)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        var outcome = await Attack.RunAsync(verb, port.ToString(CultureInfo.InvariantCulture));
        Assert.StartsWith("exception", outcome.Text(), StringComparison.Ordinal);
        Assert.True(outcome.Violations.Any(v => v is { Syscall: "socket", Action: "EACCES" } && v.Target!.StartsWith(family, StringComparison.Ordinal)), outcome.Describe());
        Assert.False(server.Pending());
    }

    [SkippableFact]
    public async Task a_datagram_is_denied_recorded_and_never_arrives()
    {
        using var server = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)server.Client.LocalEndPoint!).Port;
        var outcome = await Attack.RunAsync("udp", port.ToString(CultureInfo.InvariantCulture));
        Assert.Contains(outcome.Violations, v => v is { Syscall: "socket", Action: "EACCES", Target: "AF_INET SOCK_DGRAM" });
        Assert.Equal(0, server.Available);
    }

    [SkippableFact]
    public async Task a_name_lookup_is_denied_and_recorded()
    {
        var outcome = await Attack.RunAsync("dns", "example.org");
        Assert.StartsWith("exception SocketException", outcome.Text(), StringComparison.Ordinal);
        Assert.True(outcome.Violations.Any(v => v.Syscall == "socket" || v.Target is "/etc/resolv.conf" or "/etc/nsswitch.conf" or "/etc/hosts"), outcome.Describe());
    }

    [SkippableFact]
    public async Task a_unix_socket_is_denied_and_recorded()
    {
        var outcome = await Attack.RunAsync("unix", "/run/any.sock");
        Assert.Contains(outcome.Violations, v => v is { Syscall: "socket", Action: "EACCES", Target: "AF_UNIX SOCK_STREAM" });
    }

    [SkippableTheory]
    [InlineData("16", "3", "0", "AF_NETLINK SOCK_RAW")]
    [InlineData("17", "3", "0", "AF_PACKET SOCK_RAW")]
    [InlineData("10", "1", "0", "AF_INET6 SOCK_STREAM")]
    [InlineData("40", "1", "0", "AF_VSOCK SOCK_STREAM")]
    [InlineData("2", "3", "1", "AF_INET SOCK_RAW")]
    public async Task every_family_is_denied_and_recorded(string family, string type, string protocol, string target)
    {
        var outcome = await Attack.RunAsync("socket", family, type, protocol);
        Assert.Equal("errno 13", outcome.Text());
        Assert.Equal([new Violation("socket", target, "EACCES", 1)], outcome.Violations);
    }

    [SkippableTheory]
    [InlineData("socketpair", "errno 13")]
    [InlineData("io_uring", "errno 1")]
    public async Task ways_around_sockets_are_denied_and_recorded(string verb, string result)
    {
        var outcome = await Attack.RunAsync(verb);
        Assert.Equal(result, outcome.Text());
        Assert.Single(outcome.Violations);
    }
}
