namespace StatHarness.Ingest;

/// <summary>What is wrong with a JSON text at one place; the places are those of the grammar of RFC 8259.</summary>
internal enum JsonFault : byte
{
    None,
    /// <summary>Nothing wrong: the bytes at hand end before the value does.</summary>
    More,
    Truncated,
    Value,
    Word,
    Number,
    Key,
    Colon,
    CommaOrBracket,
    CommaOrBrace,
    TrailingComma,
    Control,
    Escape,
    After,
    Depth,
    Surrogate,
    Nul,
    Utf8,
}
