using System.Xml;

namespace StatHarness.Ingest;

/// <summary>Attributes that a log declares for all its traces or events, each with the value of those that lack it.</summary>
internal sealed class XesGlobals
{
    private readonly XesAttributes attributes = new();
    private readonly List<(bool OfTrace, XesValue Default)> declared = [];
    private readonly List<long> filled = [];

    public void Read(XmlReader xml)
    {
        var ofTrace = xml.GetAttribute("scope") == "trace";
        attributes.Clear();
        foreach (var _ in XesAttributes.Children(xml)) attributes.Read(xml);
        foreach (var value in attributes.Values)
        {
            declared.Add((ofTrace, value));
            filled.Add(0);
        }
    }

    /// <summary>IEEE 1849: a global attribute is there in every trace or event; where it is not written, its declared value holds.</summary>
    public void Fill(XesCells cells, bool inTrace, long line)
    {
        for (var index = 0; index < declared.Count; index++)
        {
            var (ofTrace, value) = declared[index];
            if ((inTrace || !ofTrace) && cells.TrySet(ofTrace, value, line)) filled[index]++;
        }
    }

    public IEnumerable<string> Notes() => declared.Zip(filled).Where(pair => pair.Second > 0).Select(pair =>
        $"The declared value '{pair.First.Default.Value}' of the global {(pair.First.OfTrace ? "trace attribute" : "attribute")} '{pair.First.Default.Name}' stands in the rows that lack it: {pair.Second}.");
}
