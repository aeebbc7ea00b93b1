// what: Connects over TCP.
// both: SH3110 System.Net.Sockets
// alone: violation socket AF_INET EACCES
Try(() => new System.Net.Sockets.TcpClient("127.0.0.1", {tcp}).Client.Send([1]));
