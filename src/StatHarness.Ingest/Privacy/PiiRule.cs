namespace StatHarness.Ingest.Privacy;

/// <summary>What is known of a kind, besides its shape.</summary>
/// <param name="Doubt">Decibans that a value of the right shape that fails the validator takes away.</param>
/// <param name="HeaderWords">Names of columns that hold it, words joined.</param>
internal sealed record PiiRule(PiiKind Kind, string Type, string Rule, string Valid, int Doubt, string[] HeaderWords)
{
    /// <summary>Version of rules and validators; a change of what is found changes it.</summary>
    public const string Scanner = "pii.v1";

    /// <summary>Decibans that a fitting column name adds.</summary>
    public const int HeaderPoints = 20;

    /// <summary>In the order of <see cref="PiiKind"/>.</summary>
    public static IReadOnlyList<PiiRule> All { get; } =
    [
        new(PiiKind.Email, "email", "email_grammar", "follow the grammar of an address", 5, ["email", "mail", "emails", "emailaddress", "mailaddress"]),
        new(PiiKind.CreditCard, "credit_card", "luhn_issuer", "pass Luhn in the range of an issuer", 13, ["creditcard", "card", "cardnumber", "cardno", "cc", "ccnumber", "ccnum", "ccno", "pan"]),
        new(PiiKind.Iban, "iban", "iban_mod97", "pass mod 97 at their country's length", 13, ["iban", "bankaccount", "accountnumber"]),
        new(PiiKind.UsSsn, "us_ssn", "ssn_rules", "keep the rules of a social security number", 4, ["ssn", "socialsecurity", "socialsecuritynumber", "socsec", "nationalid"]),
        new(PiiKind.UsItin, "us_itin", "itin_rules", "keep the rules of a taxpayer number", 13, ["itin", "taxid", "taxpayerid", "nationalid"]),
        new(PiiKind.Phone, "phone", "phone_plan", "fit a numbering plan", 6, ["phone", "telephone", "tel", "mobile", "cell", "cellphone", "fax", "phonenumber", "telephonenumber", "faxnumber", "mobilenumber", "phoneno", "telefon", "handy"]),
        new(PiiKind.Ipv4, "ipv4", "ipv4_octets", "are four octets", 10, ["ip", "ipaddress", "ipaddr", "ipv4", "clientip", "sourceip"]),
        new(PiiKind.Ipv6, "ipv6", "ipv6_groups", "are groups of an address", 10, ["ip", "ipaddress", "ipaddr", "ipv6", "clientip", "sourceip"]),
    ];

    public static string Confidence(long score) => score >= 40 ? "high" : score >= 20 ? "medium" : "low";
}
