using Microsoft.Win32.SafeHandles;

namespace StatHarness.AttackWorker;

internal sealed record Call(string[] Words, IReadOnlyDictionary<string, SafeFileHandle> Grants)
{
    internal string Text(int index) => Words[index];

    internal int Int(int index) => int.Parse(Words[index], System.Globalization.CultureInfo.InvariantCulture);
}

internal static class Verbs
{
    internal static readonly Dictionary<string, Func<Call, string>> All = new(StringComparer.Ordinal);

    static Verbs()
    {
        FileVerbs.Register(All);
        NetworkVerbs.Register(All);
        ProcessVerbs.Register(All);
        ResourceVerbs.Register(All);
        ProtocolVerbs.Register(All);
    }

    /// <summary>Swallows everything, as a hostile plugin would; the record must tell the truth all the same.</summary>
    internal static string Run(Func<Call, string> verb, Call call)
    {
        try
        {
            return verb(call);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException || call.Words is not ["honest", ..])
        {
            return $"exception {exception.GetType().Name} {exception.Message}";
        }
    }
}
