using StatHarness.Sandbox.Protocol;

namespace StatHarness.Sandbox;

internal static class ItemCheck
{
    internal static void Check(WorkItem item)
    {
        if (item.Budget.WallTime <= TimeSpan.Zero || item.Budget.WallTime > TimeSpan.FromDays(20)) throw SandboxDiagnostics.BadItem($"a time budget of {item.Budget.WallTime}");
        if (item.Budget.MemoryBytes is <= 0 or > 1L << 46) throw SandboxDiagnostics.BadItem($"a memory budget of {item.Budget.MemoryBytes} bytes");
        if (item.Grants.Count > GrantCall.MaxSlots) throw SandboxDiagnostics.BadItem($"{item.Grants.Count} grants");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var grant in item.Grants)
            if (!names.Add(grant.Name)) throw SandboxDiagnostics.BadItem($"the grant '{grant.Name}' twice");
    }
}
