namespace StatHarness.Reporting.Figures;

// The shapes of docs/figures.md.
internal sealed record Mark(double Value, string Label);

internal sealed record HistogramSpec(IReadOnlyList<double> Edges, IReadOnlyList<long> Counts, string? Unit, long Missing = 0, IReadOnlyList<Mark>? Marks = null);

internal sealed record BarsSpec(IReadOnlyList<string> Labels, IReadOnlyList<double> Values, string? Unit, IReadOnlyList<double>? Low = null, IReadOnlyList<double>? High = null, long Other = 0);

internal sealed record StepsSpec(IReadOnlyList<FigureTime> Times, IReadOnlyList<double> Levels, string? Unit, string? Zone, double? Capacity = null);

internal sealed record TimelineSpec(IReadOnlyList<Lane> Lanes, string? Zone);

internal sealed record Lane(string Label, FigureTime Start, FigureTime End, string Kind);

internal sealed record NullMapSpec(long Rows, IReadOnlyList<NullMapColumn> Columns);

internal sealed record NullMapColumn(string Name, long Nulls, IReadOnlyList<double> Blocks);
