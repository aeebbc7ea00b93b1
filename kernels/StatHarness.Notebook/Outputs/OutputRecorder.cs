namespace StatHarness.Notebook;

/// <summary>Keeps the outputs of each cell as a document stores them: prints joined, updates applied in place.</summary>
internal sealed class OutputRecorder
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (List<CellOutput> Cell, int Index)> displays = new(StringComparer.Ordinal);

    /// <summary>A list that fills while its cell, or work it left behind, produces output.</summary>
    public (Action<CellOutput> Emit, Func<IReadOnlyList<CellOutput>> Outputs) NewCell()
    {
        var outputs = new List<CellOutput>();
        return (output => Record(outputs, output), () => Snapshot(outputs));
    }

    private void Record(List<CellOutput> outputs, CellOutput output)
    {
        lock (gate)
        {
            switch (output)
            {
                case StreamOutput stream when outputs is [.., StreamOutput last] && last.Name == stream.Name:
                    outputs[^1] = last with { Text = last.Text + stream.Text };
                    break;
                case DisplayOutput { DisplayId: { } id, Update: true } update:
                    if (displays.TryGetValue(id, out var at)) at.Cell[at.Index] = update with { Update = false };
                    break;
                default:
                    if (output is DisplayOutput { DisplayId: { } shown }) displays[shown] = (outputs, outputs.Count);
                    outputs.Add(output);
                    break;
            }
        }
    }

    private IReadOnlyList<CellOutput> Snapshot(List<CellOutput> outputs)
    {
        lock (gate) return [.. outputs];
    }
}
