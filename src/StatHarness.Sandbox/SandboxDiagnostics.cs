using StatHarness.Core;

namespace StatHarness.Sandbox;

internal static class SandboxDiagnostics
{
    internal static DiagnosticException TooWeak(IsolationLevel required, Isolation available) => new(new(
        "SH5001",
        $"The policy requires isolation '{required}'; this system gives '{available.Level}': {available.Explanation}",
        Hint: "Run on Linux 5.14 or newer with Landlock and seccomp, or name a weaker level in the policy; it is then part of the fingerprint."),
        ExitCode.EnvironmentCannot);

    internal static DiagnosticException LaunchFailed(string step, string error) => new(new(
        "SH5002",
        $"Confining a worker failed at '{step}': {error}. Nothing was run.",
        Hint: "Run the doctor; containers often forbid this step in their own seccomp profile."),
        ExitCode.EnvironmentCannot);

    internal static DiagnosticException NoWorker(string path) => new(new(
        "SH5003", "Found no worker to launch.", new(path), "Reinstall: the worker belongs beside the program."), ExitCode.EnvironmentCannot);

    internal static DiagnosticException NotReady(string found, string standardError) => new(new(
        "SH5004",
        $"The worker did not become ready: {found}." + (standardError.Length == 0 ? "" : $" It said: {standardError}"),
        Hint: "The worker's folder and the .NET runtime must be readable; as root, also by 'nobody' or without capabilities."),
        ExitCode.EnvironmentCannot);

    internal static DiagnosticException NotConfined(string found) => new(new(
        "SH5005", $"A started worker was not confined: {found}. It was killed before it got any work.",
        Hint: "This is a defect or a tampered system; do not run plugins here."), ExitCode.EnvironmentCannot);

    internal static DiagnosticException GrantFailed(Grant grant, string error) => new(new(
        "SH5006", $"The granted file '{grant.Name}' could not be opened: {error}.", new(grant.Path),
        "A grant names a regular file that is no symbolic link."), ExitCode.EnvironmentCannot);

    internal static DiagnosticException ParentRestricted(string found) => new(new(
        "SH5007", $"A launch left a thread of this process confined: {found}.",
        Hint: "Restart the program and report this."), ExitCode.EnvironmentCannot);

    internal static DiagnosticException BadItem(string found) => new(new(
        "SH5008", $"A work item cannot be assigned: {found}."), ExitCode.Internal);

    internal static DiagnosticException NoRuntime(string found) => new(new(
        "SH5009", $"The .NET runtime that a worker needs was not found: {found}.",
        Hint: "Install the shared .NET runtime, or set DOTNET_ROOT to the folder that has it."), ExitCode.EnvironmentCannot);
}
