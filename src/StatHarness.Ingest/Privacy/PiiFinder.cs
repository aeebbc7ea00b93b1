namespace StatHarness.Ingest.Privacy;

/// <summary>Finds what has the shape of personal data in one text after another. Holds buffers, so one per thread.</summary>
internal sealed class PiiFinder(HeaderWords header)
{
    private readonly PlainText plain = new();
    private readonly DigitGroups groups = new();
    private readonly List<PiiHit> hits = [];

    /// <summary>In no order; valid until the next call.</summary>
    public List<PiiHit> Find(ReadOnlySpan<byte> text)
    {
        hits.Clear();
        var shape = TextShape.Of(text);
        if (!shape.IsAscii && plain.Read(text))
        {
            Look(plain.Bytes, TextShape.Of(plain.Bytes));
            for (var i = 0; i < hits.Count; i++)
            {
                var start = plain.Place(hits[i].Start);
                hits[i] = hits[i] with { Start = start, Length = plain.Place(hits[i].Start + hits[i].Length) - start };
            }
        }
        else
        {
            Look(text, shape);
        }
        return hits;
    }

    private void Look(ReadOnlySpan<byte> text, TextShape shape)
    {
        var digits = shape.HoldsNumber || (shape.HoldsSixDigits && header.SaysNumber);
        if (!shape.IsWorthALook && !digits) return;
        if (shape.HoldsAt) EmailAddress.Find(text, hits);
        if (shape.HoldsGroups) Ipv6Shapes.Find(text, hits);
        if (!digits) return;
        groups.Read(text);
        if (IsPlainNumber(text)) return;
        IbanShapes.Find(text, groups, hits);
        NumberShapes.Find(text, groups, header, hits);
        PhoneShapes.Find(text, groups, header, hits);
        DropInner();
    }

    /// <summary>One group of fewer digits than a card has, in a text shorter than any IBAN, and no header that makes more of it: an order number.</summary>
    private bool IsPlainNumber(ReadOnlySpan<byte> text) =>
        groups.Count == 1 && groups[0].Length < 12 && text.Length < IbanLengths.Shortest && !header.SaysNumber && (groups[0].Start == 0 || text[groups[0].Start - 1] != '+');

    /// <summary>Digits inside of a mail address, an IPv6 address or an IBAN are part of it.</summary>
    private void DropInner() => hits.RemoveAll(inner => inner.Kind is PiiKind.Ipv4 or PiiKind.Phone or PiiKind.CreditCard or PiiKind.UsSsn or PiiKind.UsItin
        && hits.Exists(outer => outer.Kind is PiiKind.Email or PiiKind.Iban or PiiKind.Ipv6 && outer.IsValid && outer.Start <= inner.Start && outer.Start + outer.Length >= inner.Start + inner.Length));
}
