using StatHarness.Execution;

namespace StatHarness.Workbench;

/// <summary>What the build of an installation does once for all who will use it.</summary>
public static class Shipping
{
    /// <summary>Compiles the plugins that ship with the harness into <see cref="HarnessOptions.ShippedAssemblies"/>.</summary>
    /// <returns>Plugins that were compiled.</returns>
    /// <exception cref="Core.DiagnosticException">Exit 7: nothing can be confined here, so nothing is compiled here.</exception>
    public static async Task<int> CompileAsync(HarnessOptions options, CancellationToken cancellationToken = default)
    {
        var home = Directory.CreateTempSubdirectory("stat-harness-ship-").FullName;
        try
        {
            using var session = HarnessSession.Open(options with { AppData = home, PluginFolders = [], ReadyWorkers = 0 });
            var dataset = await session.IngestAsync(TableSource.OfStream(new MemoryStream("a\n1\n"u8.ToArray()), "table.csv"), cancellationToken: cancellationToken).ConfigureAwait(false);
            var plan = await dataset.PlanAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return await ShippedAssemblies.WriteAsync(Running.RequestOf(plan, new RunOptions()), options.ShippedAssemblies, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }
}
