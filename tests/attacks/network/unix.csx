// what: Connects to a local service.
// both: SH3110 System.Net.Sockets
// alone: violation socket AF_UNIX EACCES
Try(() => new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified).Connect(new System.Net.Sockets.UnixDomainSocketEndPoint("{outside}/socket")));
