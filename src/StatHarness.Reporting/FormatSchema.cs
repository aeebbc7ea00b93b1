using System.Text.Json.Nodes;
using StatHarness.Core.Schema;

namespace StatHarness.Reporting;

/// <summary>A schema of <c>docs/schemas</c>, carried inside the assembly.</summary>
internal sealed class FormatSchema
{
    private readonly string _file;
    private readonly Lazy<JsonSchema> _schema;

    private FormatSchema(string file, string resource)
    {
        _file = file;
        _schema = new(() => JsonSchema.Load(Node(resource)));
    }

    public static FormatSchema Report { get; } = new("report.json", "report.v1.schema.json");

    public static FormatSchema Evaluation { get; } = new("evaluation.json", "evaluation.v1.schema.json");

    public static JsonNode Node(string resource)
    {
        using var stream = typeof(FormatSchema).Assembly.GetManifestResourceStream(resource) ?? throw new System.Diagnostics.UnreachableException(resource);
        return JsonNode.Parse(stream)!;
    }

    public void Check(JsonNode node)
    {
        var problems = _schema.Value.Validate(node);
        if (problems.Count == 0) return;
        var first = problems.OrderByDescending(problem => problem.InstancePath.Length).ThenBy(problem => problem.InstancePath, StringComparer.Ordinal)
            .ThenBy(problem => problem.SchemaPath, StringComparer.Ordinal).First();
        throw ReportingDiagnostics.DoesNotFit(_file, first.InstancePath, first.Message, problems.Count - 1);
    }
}
