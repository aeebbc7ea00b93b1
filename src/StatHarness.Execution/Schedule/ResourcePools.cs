namespace StatHarness.Execution;

/// <summary>
/// How many run at once: at most <paramref name="workers"/>, of which at most <paramref name="heavy"/> are heavy, and together no more than fits into memory
/// by their budgets. One may always run.
/// </summary>
/// <param name="memoryBytes">What all of them may take.</param>
internal sealed class ResourcePools(int workers, int heavy = 1, long memoryBytes = long.MaxValue)
{
    private int _running;
    private int _heavy;
    private long _memoryBytes;

    public bool TryEnter(string resourceClass, long budgetBytes)
    {
        if (_running >= workers || (IsHeavy(resourceClass) && _heavy >= heavy) || (_running > 0 && budgetBytes > memoryBytes - _memoryBytes)) return false;
        _running++;
        _memoryBytes += budgetBytes;
        if (IsHeavy(resourceClass)) _heavy++;
        return true;
    }

    public void Leave(string resourceClass, long budgetBytes)
    {
        _running--;
        _memoryBytes -= budgetBytes;
        if (IsHeavy(resourceClass)) _heavy--;
    }

    private static bool IsHeavy(string resourceClass) => resourceClass == "heavy";
}
