using System.Globalization;
using StatHarness.Core;

namespace StatHarness.Notebook;

/// <summary>The cell that runs. Flows into tasks that it starts, so that their output finds its cell.</summary>
internal sealed class CellContext(CellRequest request, int number, Action<CellOutput> emit, CancellationToken cancellation)
{
    private static readonly AsyncLocal<CellContext?> Flowing = new();
    private readonly Lock gate = new();

    public static CellContext? Now => Flowing.Value;

    public CellRequest Request => request;

    public int Number => number;

    public CancellationToken Cancellation => cancellation;

    public Place Place { get; } = new(request.Name ?? string.Create(CultureInfo.InvariantCulture, $"cell [{number}]"));

    public void Emit(CellOutput output)
    {
        if (request.Silent) return;
        lock (gate) emit(output);
    }

    /// <summary>Makes this the running cell, with the console captured, until the result is disposed.</summary>
    public IDisposable Enter()
    {
        CellConsole.Install();
        Flowing.Value = this;
        return new Left();
    }

    private sealed class Left : IDisposable
    {
        public void Dispose() => Flowing.Value = null;
    }
}
