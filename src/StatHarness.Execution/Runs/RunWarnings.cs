namespace StatHarness.Execution;

/// <summary>What the reader should know about this run that is no part of its result.</summary>
internal sealed class RunWarnings
{
    private readonly List<string> _warnings = [];
    private readonly Lock _lock = new();

    public void Add(string warning)
    {
        lock (_lock) _warnings.Add(warning);
    }

    public IReadOnlyList<string> All
    {
        get
        {
            lock (_lock) return [.. _warnings.Order(StringComparer.Ordinal)];
        }
    }
}
