using StatHarness.Core;

namespace StatHarness.Workbench;

/// <summary><c>dossier.json</c>: what is in a dossier.</summary>
/// <param name="Share">full or masked.</param>
public sealed record DossierRecord(int SchemaVersion, string RunId, string HarnessVersion, string Share, IReadOnlyList<DossierFile> Files);

public sealed record DossierFile(string Path, Digest Sha256, long SizeBytes);

/// <summary><c>masking.json</c>: what was masked and how it was checked.</summary>
/// <param name="Scanner">Version of the rules that found personal data.</param>
/// <param name="Columns">Column → kinds of personal data that the identity card says it holds.</param>
/// <param name="PersonalValues">Distinct values, and parts of them, that must not be in the dossier.</param>
/// <param name="Ambiguous">Personal values that are words of our own documents, such as a user called <c>report</c>: not masked, since they say nothing there.</param>
/// <param name="Cells">Distinct values of other text columns, masked where cells are quoted.</param>
/// <param name="LeftOut">Files that are no text.</param>
public sealed record MaskingRecord(
    int SchemaVersion, string Scanner, IReadOnlyDictionary<string, IReadOnlyList<string>> Columns, int PersonalValues, int Ambiguous, int Cells, IReadOnlyList<MaskedEntry> Masked, IReadOnlyList<string> LeftOut, MaskingCheck Check);

/// <param name="Spellings">In which a value was looked for.</param>
/// <param name="Found">Always 0: else the dossier is not written.</param>
public sealed record MaskingCheck(int Files, long Bytes, IReadOnlyList<string> Spellings, int Found, string Note);

/// <summary>A written dossier.</summary>
public sealed record DiagnosticsDossier(string Path, string RunId, string Share, int Files, long SizeBytes, Digest Sha256, MaskingRecord? Masking);
