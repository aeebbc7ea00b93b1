namespace StatHarness.Sandbox.Protocol;

/// <summary>
/// How a worker fetches a descriptor: it opens no path relative to the folder number <c>First − slot</c>, which no process can
/// have. The slot travels in a register, so there is no memory to change between check and use.
/// </summary>
internal static class GrantCall
{
    internal const int First = -70_000;
    internal const int MaxSlots = 4096;
}
