// what: Asks for addresses of the machine.
// both: SH3110 System.Net
// alone: violation * * EACCES
Try(() => { foreach (var card in System.Net.NetworkInformation.NetworkInterface.GetAllNetworkInterfaces()) foreach (var address in card.GetIPProperties().UnicastAddresses) Leak(address); });
