using StatHarness.Workbench;
using Xunit;

namespace StatHarness.UnitTests.WorkbenchRoom;

public sealed class MaskTests
{
    private readonly MaskPatterns patterns = new();

    public MaskTests()
    {
        patterns.Add("Alice Smith", "person_name", isPersonal: true);
        patterns.Add("Li", "person_name", isPersonal: true);
        patterns.Add("alice.smith@example.com", "email", isPersonal: true);
        patterns.Add("+49 30 901820", "phone", isPersonal: true);
        patterns.Add("Springfield", "cell", isPersonal: false);
        patterns.Add("12", "cell", isPersonal: false);
    }

    [Theory]
    [InlineData("by ALICE  SMITH today", "by masked_person_name_1 today")]
    [InlineData("alice%20smith", "masked_person_name_1")]
    [InlineData("%41%6C%69%63%65 Smith", "masked_person_name_1")]
    [InlineData("A l i c e_S m i t h", "masked_person_name_1")]
    [InlineData("\\u0041lice \\u0053mith", "masked_person_name_1")]
    [InlineData("&#65;lice&#x20;Smith", "masked_person_name_1")]
    [InlineData("Ａｌｉｃｅ Smith", "masked_person_name_1")]
    [InlineData("xalice.smith@example.comx", "xmasked_email_1x")]
    [InlineData("tel. 0049-30-901820", "tel. 0049-30-901820")]
    [InlineData("tel. (49) 30/901820.", "tel. (masked_phone_1.")]
    [InlineData("asked Li twice", "asked masked_person_name_1 twice")]
    [InlineData("quality of life", "quality of life")]
    [InlineData("in Springfield", "in masked_cell_1")]
    [InlineData("someone@else.example wrote", "masked_email_1 wrote")]
    [InlineData("4930901820123", "4930901820123")]
    [InlineData("12", "12")]
    public void a_value_is_found_in_any_spelling_and_nothing_else_is(string text, string masked) => Assert.Equal(masked, new Masker(patterns).Text(text, cells: true, words: true));

    [Fact]
    public void words_of_ours_keep_what_is_only_a_cell()
    {
        var masker = new Masker(patterns);
        Assert.Equal("Springfield", masker.Text("Springfield", cells: false, words: false));
        Assert.Equal("quality, Li", masker.Text("quality, Li", cells: false, words: false));
        var digest = new string('a', 64);
        Assert.Equal(digest, masker.Text(digest, cells: true, words: true));
    }

    [Fact]
    public void the_check_finds_what_masking_missed()
    {
        var leaking = new DossierEntry("x.txt", System.Text.Encoding.UTF8.GetBytes("nothing\n{\"a\":\"%61lice%2Esmith%40example.com\"}"));
        Assert.Equal("SH7156", Assert.Throws<StatHarness.Core.DiagnosticException>(() => MaskCheck.Require([leaking], patterns)).Diagnostic.Code);
        Assert.Equal("SH7156", Assert.Throws<StatHarness.Core.DiagnosticException>(() => MaskCheck.Require([new DossierEntry("alice smith.txt", [])], patterns)).Diagnostic.Code);
        Assert.Equal("SH7156", Assert.Throws<StatHarness.Core.DiagnosticException>(() => MaskCheck.Require([new DossierEntry("n.json", "{\"max\":4930901820}"u8.ToArray())], patterns)).Diagnostic.Code);
        Assert.Equal(20, MaskCheck.Require([new DossierEntry("n.json", "[49, 30, 90, 18, 20]"u8.ToArray())], patterns));
        Assert.Equal(4, MaskCheck.Require([new DossierEntry("fine.txt", "fine"u8.ToArray())], patterns));
    }

    [Fact]
    public void a_user_called_like_a_word_of_ours_leaves_our_words_alone()
    {
        var own = new MaskPatterns(new HashSet<string>(["report"]));
        own.Add("Report", "person_name", isPersonal: true);
        own.Add("4111111111111111", "credit_card", isPersonal: true);
        Assert.Equal((1, 1), (own.Ambiguous, own.PersonalCount));
        Assert.Equal("masked_credit_card_1", new Masker(own).Text("4111111111111111", cells: false, words: false));
    }

    [Theory]
    [InlineData("key AKIAIOSFODNN7EXAMPLE here", "key (secret) here")]
    [InlineData("https://user:pa55word@host/x", "https://user:(secret)@host/x")]
    [InlineData("Authorization: Bearer abcdefghijklmnop", "Authorization: Bearer (secret)")]
    [InlineData("a bearer of news", "a bearer of news")]
    public void tokens_are_taken_out(string text, string scrubbed) => Assert.Equal(scrubbed, SecretScrub.Text(text));
}
