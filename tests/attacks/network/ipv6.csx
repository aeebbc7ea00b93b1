// what: Connects over IPv6.
// both: SH3110 System.Net.Sockets
// alone: violation socket AF_INET6 EACCES
Try(() => new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.InterNetworkV6, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp).Connect("::1", {tcp}));
