using System.Diagnostics;
using Xunit;

namespace StatHarness.Acceptance.Arrow;

/// <summary>The Arrow reader of other people: npm's apache-arrow, in a scratch folder outside of the repository. <c>.ci/run</c> installs it.</summary>
internal static class ArrowModules
{
    private const string Package = "apache-arrow@21.2.0";

    /// <returns>The folder <c>node_modules</c>; skips where it cannot be had, fails when CI=true.</returns>
    public static string Find()
    {
        var folder = Environment.GetEnvironmentVariable("STATHARNESS_ARROW") ?? Path.Combine(Path.GetTempPath(), "stat-harness-arrow-21.2.0");
        var modules = Path.Combine(folder, "node_modules");
        if (!Directory.Exists(Path.Combine(modules, "apache-arrow")) && Install(folder) is { } reason)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Skip.If(true, reason);
        }
        return modules;
    }

    /// <returns>Why not; null when it is there now.</returns>
    private static string? Install(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", "--no-save", Package])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var (output, error) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
            if (npm.WaitForExit(TimeSpan.FromSeconds(90))) return npm.ExitCode == 0 ? null : $"npm cannot install {Package}: {error.Result}{output.Result}";
            npm.Kill(entireProcessTree: true);
            return $"npm did not install {Package} within 90 s.";
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            return $"npm is not there: {problem.Message}.";
        }
    }
}
