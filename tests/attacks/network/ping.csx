// what: Pings.
// both: SH3110 System.Net
// alone: violation * * E
Try(() => { if (new System.Net.NetworkInformation.Ping().Send("127.0.0.1").Status == System.Net.NetworkInformation.IPStatus.Success) Leak("alive"); });
