// what: Changes the culture of the worker.
// both: SH3111 System.Globalization.CultureInfo.CurrentCulture
// alone: harmless,error
Try(() => System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("tr-TR")); Log(1.5.ToString());
