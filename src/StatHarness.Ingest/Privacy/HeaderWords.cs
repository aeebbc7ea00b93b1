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

    private readonly HashSet<string> words = new(StringComparer.Ordinal);

    public HeaderWords(string name)
    {
        var tokens = NameTokens.Of(name);
        for (var first = 0; first < tokens.Count; first++)
            for (var count = 1; count <= 3 && first + count <= tokens.Count; count++)
                words.Add(string.Concat(tokens.Skip(first).Take(count)));
    }

    public bool SaysBirth => Says(Birth);

    public bool SaysPerson => Says(Person);

    public bool MaySayPerson => Says(MayBePerson);

    public bool SaysVersion => Says(Version);

    public bool Says(PiiKind kind) => Says(PiiRule.All[(int)kind].HeaderWords);

    private bool Says(string[] any) => Array.Exists(any, words.Contains);
}
