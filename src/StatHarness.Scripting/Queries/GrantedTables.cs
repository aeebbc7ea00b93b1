using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using StatHarness.Core;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sql;

namespace StatHarness.Scripting;

/// <summary>What a plugin can ask in SQL: made when it first asks, each question recorded.</summary>
/// <param name="budget">Of the plugin.</param>
/// <param name="slice">Name of the granted slice of the catalogue; null for none.</param>
/// <param name="grant">Descriptor of an object by its digest.</param>
internal sealed class GrantedTables(PluginBudget budget, string? slice, Func<string, SafeFileHandle> grant, QueryLog log) : IDisposable
{
    /// <summary>Of the plugin's memory, what the library may take: the answers need room as well.</summary>
    private const double Share = 0.75;

    private SqlEngine? rows, state;

    private long MemoryBytes => (long)(budget.MemoryMb * Share) << 20;

    public SqlQuestion OfRows(DatasetView dataset) => (text, parameters) => Ask(SqlView.OfRows, rows ??= Rows(dataset), text, parameters);

    /// <summary>Null when no slice is granted.</summary>
    public SqlQuestion? OfState => slice is null ? null : (text, parameters) => Ask(SqlView.OfState, state ??= State(), text, parameters);

    public void Dispose()
    {
        rows?.Dispose();
        state?.Dispose();
    }

    private SqlEngine State()
    {
        using var file = grant(slice!);
        return new(StateTables.Read(file), MemoryBytes);
    }

    private SqlEngine Rows(DatasetView dataset) => new(
        [new SqlTable("rows", "row_id", [.. dataset.Names.Select(name => new SqlColumn(name, SqlColumn.TypeOf(dataset.Grant(name).Type), () => dataset.Column(name)))], dataset.Rows)], MemoryBytes);

    private (IReadOnlyList<string>, IReadOnlyList<object?[]>) Ask(string capability, SqlEngine engine, string text, IReadOnlyList<(string Name, object? Value)> parameters)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var answer = engine.Query(text, parameters);
            log.Add(new(capability, text, answer.Rows.Count, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
            return (answer.Names, answer.Rows);
        }
        catch (DiagnosticException problem)
        {
            log.Add(new(capability, text, 0, Stopwatch.GetElapsedTime(start).TotalMilliseconds, problem.Diagnostic.Code, problem.Diagnostic.Message, engine.WasForbidden));
            throw;
        }
    }
}
