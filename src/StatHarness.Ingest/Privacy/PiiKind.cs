namespace StatHarness.Ingest.Privacy;

/// <summary>Kinds of personal data that have a shape of their own.</summary>
internal enum PiiKind
{
    Email,
    CreditCard,
    Iban,
    UsSsn,
    UsItin,
    Phone,
    Ipv4,
    Ipv6,
}

/// <summary>A place that has the shape of a kind.</summary>
/// <param name="Start">In bytes of the text as it stands in the column.</param>
/// <param name="IsValid">The validator of the kind holds, not only the shape.</param>
/// <param name="Weight">Evidence of a valid one in decibans: 10 × log₁₀ of the likelihood ratio against text that only happens to look so.</param>
internal readonly record struct PiiHit(PiiKind Kind, int Start, int Length, bool IsValid, int Weight);
