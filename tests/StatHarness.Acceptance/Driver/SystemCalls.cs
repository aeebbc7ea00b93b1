using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace StatHarness.Acceptance.Driver;

/// <summary>Which files the command line opens, as the kernel sees it: strace(1), which <c>.ci/run</c> installs.</summary>
internal static partial class SystemCalls
{
    /// <returns>Full paths of all files and folders that were opened, and what the command said.</returns>
    public static (IReadOnlyList<string> Opened, Finished Finished) Of(Workplace workplace, params string[] arguments)
    {
        var trace = Path.Combine(workplace.Folder, "trace");
        var start = new ProcessStartInfo("strace", ["-f", "-qq", "-s", "4096", "-e", "trace=open,openat", "-o", trace, Repository.Program, .. arguments])
        {
            WorkingDirectory = workplace.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("STATHARNESS_HOME");
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var finished = Workplace.End(process, string.Join(' ', arguments));
            return ([.. File.ReadLines(trace).Select(line => OpenedPath().Match(line)).Where(found => found.Success).Select(found => found.Groups["path"].Value)], finished);
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            var reason = $"strace is not there: {problem.Message}.";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Skip.If(true, reason);
            throw;
        }
    }

    /// <summary>A call may be cut in two by another thread; its result is then on the second line, and the file counts as opened.</summary>
    [GeneratedRegex("""\bopen(at)?\([^"]*"(?<path>/[^"]*)"(?!.* = -1 )""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OpenedPath();
}
