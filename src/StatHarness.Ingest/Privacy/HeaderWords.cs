using StatHarness.Ingest.Roles;

namespace StatHarness.Ingest.Privacy;

/// <summary>A column name as context: its words, and up to three of them joined, so that "E-mail", "EmailAddress" and "EMAILADDRESS" say the same.</summary>
internal sealed class HeaderWords
{
    private static readonly string[] Birth = ["birth", "birthday", "birthdate", "dob", "dateofbirth", "yearofbirth", "birthyear", "geburtsdatum", "born"];
    private static readonly string[] Person =
    [
        "firstname", "lastname", "surname", "fullname", "givenname", "familyname", "middlename", "maidenname", "mothersmaiden", "forename", "customername",
        "employeename", "patientname", "contactname", "personname", "nachname", "vorname", "username", "clientname", "membername", "studentname", "fname", "lname",
    ];

    private static readonly string[] MayBePerson = ["name", "user", "resource", "employee", "person", "agent", "owner", "contact", "customer", "patient", "clerk", "worker", "assignee", "responsible", "operator", "staff", "createdby", "changedby"];
    private static readonly string[] Version = ["version", "ver", "release", "firmware", "build", "oid"];

    private readonly int kinds;

    public HeaderWords(string name)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var tokens = NameTokens.Of(name);
        for (var first = 0; first < tokens.Count; first++)
            for (var count = 1; count <= 3 && first + count <= tokens.Count; count++)
                words.Add(string.Concat(tokens.Skip(first).Take(count)));
        foreach (var rule in PiiRule.All)
            if (Array.Exists(rule.HeaderWords, words.Contains)) kinds |= 1 << (int)rule.Kind;
        (SaysBirth, SaysPerson, MaySayPerson, SaysVersion) = (Array.Exists(Birth, words.Contains), Array.Exists(Person, words.Contains), Array.Exists(MayBePerson, words.Contains), Array.Exists(Version, words.Contains));
    }

    public bool SaysBirth { get; }

    public bool SaysPerson { get; }

    public bool MaySayPerson { get; }

    public bool SaysVersion { get; }

    /// <summary>Digits of no more shape than their number may be personal here.</summary>
    public bool SaysNumber => Says(PiiKind.Phone) || Says(PiiKind.UsSsn) || Says(PiiKind.UsItin);

    public bool Says(PiiKind kind) => (kinds >> (int)kind & 1) != 0;
}
