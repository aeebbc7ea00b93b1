using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;

namespace StatHarness.Core.Schema;

/// <summary>One validation under way: where it is, in the value and in the schema, and what it found. Bounds depth and work.</summary>
internal sealed class Evaluation(List<SchemaProblem>? problems)
{
    private const int MaxProblems = 1000;
    private const int MaxDepth = 4096;
    private const int MaxDepthWithoutDescent = 256;
    private const long MaxSteps = 50_000_000;

    private readonly List<SchemaNode> scope = [];
    private readonly List<(string? Name, int Index)> path = [];
    private int sinceDescent;
    private long steps;

    public bool Reports => problems is not null;

    /// <summary>The schemas being evaluated, outermost first: the dynamic scope.</summary>
    public IReadOnlyList<SchemaNode> Scope => scope;

    public void Enter(SchemaNode node)
    {
        if (++sinceDescent > MaxDepthWithoutDescent) throw CoreDiagnostics.SchemaLimit(node.Place, $"Expected references that end, found over {MaxDepthWithoutDescent} schemas applied to one value{At}: they seem to refer to each other without end.");
        if (scope.Count >= MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw CoreDiagnostics.SchemaLimit(node.Place, $"Expected schemas to nest less deep than {scope.Count} levels{At}.");
        Work(node.Place);
        scope.Add(node);
    }

    /// <summary>Not called when an exception passes: that ends the evaluation.</summary>
    public void Leave()
    {
        scope.RemoveAt(scope.Count - 1);
        sinceDescent--;
    }

    public void Work(string place, long amount = 1)
    {
        steps += amount;
        if (steps > MaxSteps) throw CoreDiagnostics.SchemaLimit(place, $"Expected validation to take at most {MaxSteps} steps, found it needs more{At}.");
    }

    public bool Child(SchemaNode schema, JsonNode? child, string name) => Child(schema, child, (name, 0));

    public bool Child(SchemaNode schema, JsonNode? child, int index) => Child(schema, child, (null, index));

    private bool Child(SchemaNode schema, JsonNode? child, (string?, int) token)
    {
        var before = sinceDescent;
        sinceDescent = 0;
        path.Add(token);
        var holds = schema.Test(child, this, null);
        path.RemoveAt(path.Count - 1);
        sinceDescent = before;
        return holds;
    }

    /// <summary>Replaces where problems go and returns where they went; <see langword="null"/> means nowhere.</summary>
    public List<SchemaProblem>? Redirect(List<SchemaProblem>? target)
    {
        var before = problems;
        problems = target;
        return before;
    }

    public void Report(string place, string keyword, string message)
    {
        if (problems is null || problems.Count > MaxProblems) return;
        problems.Add(problems.Count < MaxProblems
            ? new(Pointer, place, keyword, message)
            : new("", "#", keyword, $"Expected at most {MaxProblems} problems, found more: the rest is not listed."));
    }

    private string At => path.Count == 0 ? "" : $" at {CoreDiagnostics.Shortened(Pointer)}";

    private string Pointer
    {
        get
        {
            var text = new StringBuilder();
            foreach (var (name, index) in path) text.Append('/').Append(name is null ? index.ToString(CultureInfo.InvariantCulture) : SchemaUri.Token(name));
            return text.ToString();
        }
    }
}
