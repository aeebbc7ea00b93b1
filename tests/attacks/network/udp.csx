// what: Sends a datagram.
// both: SH3110 System.Net.Sockets
// alone: violation socket AF_INET EACCES
Try(() => new System.Net.Sockets.UdpClient().Send([1], 1, "127.0.0.1", {tcp}));
