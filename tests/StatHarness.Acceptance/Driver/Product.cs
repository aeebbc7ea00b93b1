using StatHarness.Workbench;

namespace StatHarness.Acceptance.Driver;

/// <summary>The typed API over what was built: the same worker and plugins as the command line has.</summary>
internal static class Product
{
    private static string Folder => Path.GetDirectoryName(Repository.Program)!;

    public static HarnessOptions Options(Workplace workplace) => new()
    {
        AppData = workplace.AppData,
        WorkerPath = Path.Combine(Folder, "worker", "StatHarness.Worker.dll"),
        ShippedPlugins = Path.Combine(Folder, "plugins"),
    };
}
