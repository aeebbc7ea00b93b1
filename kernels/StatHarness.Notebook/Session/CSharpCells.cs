using System.Reflection;
using StatHarness.Scripting;

namespace StatHarness.Notebook;

/// <summary>C# of the session: each cell sees what the cells before it declared.</summary>
internal sealed class CSharpCells(NotebookGlobals globals)
{
    private static readonly string[] Imports =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "System.Threading", "System.Threading.Tasks",
        "StatHarness.Core", "StatHarness.Data", "StatHarness.Sdk", "StatHarness.Sdk.Formats.V1", "StatHarness.Workbench", "StatHarness.Notebook",
    ];

    private readonly ScriptSession session = new(globals, Rooms(), Imports);

    /// <summary>Values of all variables, by name.</summary>
    public IEnumerable<object?> Variables => session.Variables.Select(variable => variable.Value);

    /// <exception cref="ScriptFailure">It does not compile; nothing ran.</exception>
    public Task<CellValue> RunAsync(CodePart code, CancellationToken cancellationToken) => session.RunAsync(code.Placed, cancellationToken);

    /// <summary>Declares a variable for later cells.</summary>
    /// <param name="member">Of <see cref="CurrentWork"/>.</param>
    public Task DeclareAsync(string name, string member, CancellationToken cancellationToken) =>
        session.RunAsync($"var @{name} = Current.{member}!;", cancellationToken);

    /// <summary>All rooms below this one: a cell may hold any value that the typed API returns.</summary>
    private static SortedDictionary<string, Assembly>.ValueCollection Rooms()
    {
        var rooms = new SortedDictionary<string, Assembly>(StringComparer.Ordinal);
        Add(typeof(CSharpCells).Assembly);
        return rooms.Values;

        void Add(Assembly room)
        {
            if (!rooms.TryAdd(room.GetName().Name!, room)) return;
            foreach (var name in room.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("StatHarness.", StringComparison.Ordinal)))
                Add(Assembly.Load(name));
        }
    }
}
