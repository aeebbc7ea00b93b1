// what: Fetches a page.
// both: SH3110 System.Net.Http
// alone: violation socket * EACCES
Try(() => Leak(new System.Net.Http.HttpClient().GetStringAsync("http://127.0.0.1:{tcp}/").GetAwaiter().GetResult()));
