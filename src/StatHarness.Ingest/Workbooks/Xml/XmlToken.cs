namespace StatHarness.Ingest;

internal enum XmlToken : byte
{
    Open,
    Close,
    /// <summary>An element that opens and closes in one tag.</summary>
    Empty,
    /// <summary>A CDATA section: its content is the name. Also a comment or an instruction, with no content.</summary>
    Data,
    End,
}
