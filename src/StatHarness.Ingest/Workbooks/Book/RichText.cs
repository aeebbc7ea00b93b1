namespace StatHarness.Ingest;

/// <summary>Text in runs: joined, and without the runs that say how it is pronounced.</summary>
internal static class RichText
{
    /// <summary>
    /// From after the open tag of <c>si</c> or <c>is</c> past its end. White space inside of <c>t</c> is kept, whatever <c>xml:space</c> says: nothing
    /// is lost so.
    /// </summary>
    public static void Append(XmlTags tags, ByteText text)
    {
        var start = text.Length;
        var depth = 1;
        var inside = false;
        while (depth > 0)
        {
            var token = tags.Next();
            if (inside && !XmlText.TryAppend(tags.Text, text)) throw tags.Broken("a text holds an unknown entity or one that means no character.");
            switch (token)
            {
                case XmlToken.Data when inside:
                    text.Append(tags.Name);
                    break;
                case XmlToken.Open when tags.Name.SequenceEqual("rPh"u8):
                    tags.Skip();
                    break;
                case XmlToken.Open:
                    depth++;
                    inside = tags.Name.SequenceEqual("t"u8);
                    break;
                case XmlToken.Close:
                    depth--;
                    inside = false;
                    break;
                case XmlToken.End:
                    return;
            }
        }
        XmlText.Unescape(text, start);
    }
}
