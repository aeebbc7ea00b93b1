// what: Brings an encoding of its own into the process.
// both: passes
// alone: harmless
class Own : System.Text.EncodingProvider { public override System.Text.Encoding? GetEncoding(int page) => page == 65001 ? System.Text.Encoding.Latin1 : null; public override System.Text.Encoding? GetEncoding(string name) => System.Text.Encoding.Latin1; }
System.Text.Encoding.RegisterProvider(new Own()); Log(System.Text.Encoding.GetEncoding("utf-8").WebName);
