using System.Net;
using System.Net.Sockets;

namespace StatHarness.AttackWorker;

internal static class NetworkVerbs
{
    internal static void Register(Dictionary<string, Func<Call, string>> verbs)
    {
        verbs["tcp"] = c =>
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, c.Int(0));
            return "connected";
        };
        verbs["udp"] = c =>
        {
            using var client = new UdpClient();
            client.Send([1], 1, new IPEndPoint(IPAddress.Loopback, c.Int(0)));
            return "sent";
        };
        verbs["http"] = c =>
        {
            using var client = new HttpClient();
            return client.GetStringAsync(new Uri($"http://127.0.0.1:{c.Int(0)}/")).GetAwaiter().GetResult();
        };
        verbs["dns"] = c => Dns.GetHostAddresses(c.Text(0)).Length + " addresses";
        verbs["unix"] = c =>
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(c.Text(0)));
            return "connected";
        };
        // Family, type, protocol.
        verbs["socket"] = c => RawCalls.Call(41, c.Int(0), c.Int(1), c.Int(2));
        verbs["socketpair"] = _ => RawCalls.Call(53, 1, 1, 0, 0);
        verbs["io_uring"] = _ => RawCalls.Call(425, 4, 0);
    }
}
