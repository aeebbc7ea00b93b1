// what: Waits for connections.
// both: SH3110 System.Net.Sockets
// alone: violation socket AF_INET EACCES
Try(() => new System.Net.Sockets.TcpListener(System.Net.IPAddress.Any, 0).Start());
