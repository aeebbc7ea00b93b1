using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace StatHarness.Acceptance.Driver;

/// <summary>An empty folder with the command line: what a user has on the first day.</summary>
internal sealed class Workplace : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public string Folder { get; } = Directory.CreateTempSubdirectory("stat-harness-").FullName;

    public string AppData => Path.Combine(Folder, "appdata");

    /// <summary>Runs the command line in the folder, without a terminal.</summary>
    public Finished Run(params string[] arguments) => Run(new Dictionary<string, string>(), arguments);

    public Finished Run(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        process.StandardInput.Close();
        return End(process, string.Join(' ', arguments));
    }

    /// <summary>Runs the command line with something on standard input.</summary>
    public Finished RunWith(byte[] input, params string[] arguments)
    {
        using var process = Start(new Dictionary<string, string>(), arguments);
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        return End(process, string.Join(' ', arguments));
    }

    /// <summary>Starts the command line and leaves it running; dispose the process.</summary>
    public Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Repository.Program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("STATHARNESS_HOME");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Waits for a started process.</summary>
    /// <param name="patience">Four minutes when absent.</param>
    public static Finished End(Process process, string what, TimeSpan? patience = null)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(patience ?? Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"`stat-harness {what}` did not end within {patience ?? Patience}.");
        }
        return new Finished(process.ExitCode, output.Result, error.Result);
    }

    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

internal sealed record Finished(int Exit, string Output, string Error)
{
    public JsonNode Json => JsonNode.Parse(Output)!;

    public Finished Expect(int exit)
    {
        Assert.True(Exit == exit, $"Expected exit {exit}, got {Exit}.\n{Output}\n{Error}");
        return this;
    }
}
