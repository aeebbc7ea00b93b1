namespace StatHarness.Execution;

/// <summary>How many run at once: at most <paramref name="workers"/>, of which at most <paramref name="heavy"/> are heavy.</summary>
internal sealed class ResourcePools(int workers, int heavy = 1)
{
    private int _running;
    private int _heavy;

    public bool TryEnter(string resourceClass)
    {
        if (_running >= workers || (IsHeavy(resourceClass) && _heavy >= heavy)) return false;
        _running++;
        if (IsHeavy(resourceClass)) _heavy++;
        return true;
    }

    public void Leave(string resourceClass)
    {
        _running--;
        if (IsHeavy(resourceClass)) _heavy--;
    }

    private static bool IsHeavy(string resourceClass) => resourceClass == "heavy";
}
