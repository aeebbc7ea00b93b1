using StatHarness.Ingest;
using StatHarness.Workbench;

namespace StatHarness.Notebook;

/// <summary>How a file is read, as parameters of a magic: one for each entry of <see cref="IngestOptionTable"/>.</summary>
internal static class IngestParameters
{
    public static IEnumerable<MagicParameter> All { get; } = IngestOptionTable.All.Select(option => new MagicParameter(
        option.Name,
        option.IsFlag ? ParameterType.Flag : option.IsClosed ? ParameterType.Choice : ParameterType.Text,
        option.Summary, option.Value, option.Default,
        Repeatable: option.Repeatable,
        Choices: option.IsClosed ? option.Choices : null));

    public static IngestOptions Read(MagicArguments arguments)
    {
        var given = new List<(string, string)>();
        foreach (var option in IngestOptionTable.All)
        {
            foreach (var value in arguments.All(option.Name))
            {
                if (!option.Accepts(value)) throw NotebookDiagnostics.BadValue(arguments.Place(option.Name), option.Name, value, option.Expected, option.Nearest(value));
                given.Add((option.Name, value));
            }
        }
        return IngestOptionTable.Read(given);
    }
}
