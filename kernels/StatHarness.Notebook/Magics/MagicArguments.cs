using StatHarness.Core;

namespace StatHarness.Notebook;

/// <summary>Checked arguments of one call: every name is known, every value fits its type, everything required is there.</summary>
internal sealed class MagicArguments
{
    private readonly SortedDictionary<string, List<(string Text, Place Place)>> given = new(StringComparer.Ordinal);
    private readonly Magic magic;

    private MagicArguments(Magic magic) => this.magic = magic;

    public static MagicArguments Parse(Magic magic, MagicPart part)
    {
        var arguments = new MagicArguments(magic);
        var tokens = new Queue<MagicToken>(MagicToken.Split(part));
        while (tokens.TryDequeue(out var token))
        {
            if (token.IsOption) arguments.TakeOption(token, tokens);
            else arguments.TakePositional(token);
        }
        foreach (var parameter in magic.Parameters.Where(parameter => parameter.Required && !arguments.given.ContainsKey(parameter.Name)))
            throw NotebookDiagnostics.MissingArgument(part.Place, magic.Name, parameter.Usage);
        return arguments;
    }

    public bool Has(string name) => given.ContainsKey(name);

    /// <summary>What was given, else the default, else null.</summary>
    public string? Text(string name) => given.TryGetValue(name, out var values) ? values[^1].Text : Parameter(name).Default;

    public IReadOnlyList<string> All(string name) => given.TryGetValue(name, out var values) ? [.. values.Select(value => value.Text)] : [];

    public IReadOnlyList<string>? List(string name) =>
        Text(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public int? Count(string name) => Text(name) is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;

    public Place Place(string name) => given[name][^1].Place;

    private void TakeOption(MagicToken token, Queue<MagicToken> rest)
    {
        var equals = token.Text.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? token.Text : token.Text[..equals];
        var options = magic.Parameters.Where(parameter => !parameter.IsPositional).ToList();
        var parameter = options.Find(option => option.Name == name)
            ?? throw NotebookDiagnostics.UnknownParameter(token.Place, magic.Name, name, NearestName.Of(name, options.Select(option => option.Name)));
        if (parameter.Type == ParameterType.Flag)
        {
            if (equals >= 0) throw NotebookDiagnostics.BadValue(token.Place, name, token.Text[(equals + 1)..], "no value", null);
            Add(parameter, "true", token.Place);
        }
        else if (equals >= 0) Add(parameter, token.Text[(equals + 1)..], token.Place);
        else if (rest.TryPeek(out var next) && !next.IsOption) Add(parameter, rest.Dequeue().Text, next.Place);
        else throw NotebookDiagnostics.MissingArgument(token.Place, magic.Name, parameter.Usage.Trim('[', ']'));
    }

    private void TakePositional(MagicToken token)
    {
        var parameter = magic.Parameters.FirstOrDefault(parameter => parameter.IsPositional && !given.ContainsKey(parameter.Name))
            ?? throw NotebookDiagnostics.UnexpectedArgument(token.Place, magic.Name, token.Text);
        Add(parameter, token.Text, token.Place);
    }

    private void Add(MagicParameter parameter, string value, Place place)
    {
        if (parameter.Type != ParameterType.Flag && !parameter.Accepts(value))
            throw NotebookDiagnostics.BadValue(place, parameter.Name, value, parameter.Expectation, NearestName.Of(value, parameter.Choices ?? []));
        if (!given.TryGetValue(parameter.Name, out var values)) given[parameter.Name] = values = [];
        else if (!parameter.Repeatable) throw NotebookDiagnostics.GivenTwice(place, parameter.Name);
        values.Add((value, place));
    }

    private MagicParameter Parameter(string name) => magic.Parameters.First(parameter => parameter.Name == name);
}
