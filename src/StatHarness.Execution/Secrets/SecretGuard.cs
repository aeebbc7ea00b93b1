using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Planning;
using StatHarness.Planning.Formats.V1;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;

namespace StatHarness.Execution;

/// <summary>
/// Keeps secret settings out of everything that is kept. A result that holds one is refused: masking it would change what the
/// plugin said. What only tells how it went (log, errors, attempts) is masked. A plugin that encodes a secret is not found out.
/// </summary>
internal static class SecretGuard
{
    public static WorkReply Guard(PlannedExecution planned, PluginPackage package, WorkReply reply)
    {
        var secrets = SecretSettings.Of(planned.Settings, package.ConfigSchema);
        if (secrets.Count == 0) return reply;
        reply = reply with
        {
            Fault = reply.Fault is { } fault ? fault with { Message = SecretSettings.Scrub(fault.Message, secrets) } : null,
            Violations = [.. reply.Violations.Select(violation => violation with { Target = violation.Target is null ? null : SecretSettings.Scrub(violation.Target, secrets) })],
            Explanation = SecretSettings.Scrub(reply.Explanation, secrets),
            ErrorTail = SecretSettings.Scrub(reply.ErrorTail, secrets),
        };
        if (reply.Result is not { } result) return reply;
        result = result with { Log = [.. result.Log.Select(line => SecretSettings.Scrub(line, secrets))] };
        return Find(HarnessJson.Node(result), "", secrets) is { } leak
            ? reply with { Result = null, Fault = new WorkFault(InvalidOutput: true, ExecutionDiagnostics.SecretInResult(package.Manifest.Id, leak.Secret.Path, leak.Path).ToString()) }
            : reply with { Result = result };
    }

    /// <summary>The first place that holds a secret, in names as well as in values.</summary>
    private static (SecretSetting Secret, string Path)? Find(JsonNode? node, string path, IReadOnlyList<SecretSetting> secrets)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    if (In(name, secrets) is { } named) return (named, path + "/…");
                    if (Find(value, $"{path}/{name}", secrets) is { } found) return found;
                }
                return null;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                    if (Find(items[i], path + "/" + i.ToString(CultureInfo.InvariantCulture), secrets) is { } found) return found;
                return null;
            case JsonValue leaf:
                return In(leaf.ToString(), secrets) is { } held ? (held, path) : null;
            default:
                return null;
        }
    }

    private static SecretSetting? In(string text, IReadOnlyList<SecretSetting> secrets) => secrets.FirstOrDefault(secret => text.Contains(secret.Text, StringComparison.Ordinal));
}
