using System.Diagnostics;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance.Faults;

/// <summary>The library that makes file operations fail (<c>faults.c</c>), compiled once a test run.</summary>
internal static class FaultLibrary
{
    private static readonly Lazy<string?> Compiled = new(Compile);

    /// <summary>Its path; skips where it cannot work, and fails instead when <c>CI=true</c>.</summary>
    public static string Require()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Faults are put between a process and the C library of Linux.");
        if (Compiled.Value is { } path) return path;
        const string Reason = "No C compiler ('cc'): install gcc to run the fault harness.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Reason);
        Skip.If(true, Reason);
        throw new UnreachableException();
    }

    private static string? Compile()
    {
        var source = Path.Combine(Repository.Root, "tests", "StatHarness.Acceptance", "Faults", "faults.c");
        var library = Path.Combine(AppContext.BaseDirectory, "faults.so");
        try
        {
            using var compiler = Process.Start(new ProcessStartInfo("cc", ["-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", library, source, "-ldl", "-lpthread"]) { RedirectStandardError = true })!;
            var problems = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            Assert.True(compiler.ExitCode == 0, problems);
            return library;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
