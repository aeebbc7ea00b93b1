namespace StatHarness.Storage;

/// <summary>The one place that makes run ids: UUIDs of version 7, so that they sort by time.</summary>
public static class RunId
{
    public static string New(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow()).ToString("D");
}
