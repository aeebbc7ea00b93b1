using StatHarness.Core;
using Xunit;

namespace StatHarness.Acceptance.Driver;

/// <summary>A refusal of the typed API: one diagnostic, with a hint.</summary>
internal static class Refused
{
    public static DiagnosticException By(Action action)
    {
        var refusal = Assert.Throws<DiagnosticException>(action);
        Assert.False(string.IsNullOrEmpty(refusal.Diagnostic.Hint), refusal.Message);
        return refusal;
    }

    public static async Task<DiagnosticException> ByAsync(Func<Task> action)
    {
        var refusal = await Assert.ThrowsAsync<DiagnosticException>(action);
        Assert.False(string.IsNullOrEmpty(refusal.Diagnostic.Hint), refusal.Message);
        return refusal;
    }
}
