using StatHarness.Core;

namespace StatHarness.Plugins;

internal static class SignatureDiagnostics
{
    public static DiagnosticException Wrong(string id, string problem) => new(new Diagnostic(
        "SH3240", $"The signature of '{id}' is wrong: {problem}.", new(SignatureFile.Name), "Get the package from its publisher again. As its author, sign it after the last change."));

    public static DiagnosticException KeyExists(string path) => new(new Diagnostic(
        "SH3241", "A file of that name is there already; a key is never overwritten.", new(path), "Choose another name."));

    public static DiagnosticException BadKey(string path, string problem) => new(new Diagnostic(
        "SH3242", $"The key cannot be used: {problem}.", new(path), "`stat-harness plugins keygen <file>` makes a key pair."));

    public static DiagnosticException BadTrustFile(string path, string problem) => new(new Diagnostic(
        "SH3243", $"The trust file cannot be read: {problem}", new(path), "Mend it, or remove it and add the publishers again."), ExitCode.EnvironmentCannot);

    public static DiagnosticException KnownPublisher(string name, string fingerprint) => new(new Diagnostic(
        "SH3244", $"'{name}' is trusted already, with the key {fingerprint}.", null, "`stat-harness plugins trust remove` takes it out first; a name stands for one key."));

    public static DiagnosticException UnknownPublisher(string name, IEnumerable<string> known) => new(new Diagnostic(
        "SH3245", $"There is no trusted publisher '{name}'; known: {string.Join(", ", known.DefaultIfEmpty("none"))}.", null, "`stat-harness plugins trust list` shows them."));
}
