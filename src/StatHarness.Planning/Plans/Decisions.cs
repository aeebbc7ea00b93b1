namespace StatHarness.Planning;

/// <summary>What the plan says about a plugin.</summary>
public static class Decisions
{
    public const string Run = "run";
    public const string NotApplicable = "not_applicable";
    public const string Skipped = "skipped";
}
