using System.Collections.Frozen;

namespace StatHarness.Ingest.Privacy;

/// <summary>Frequent given names of several languages, without those that are also everyday words.</summary>
internal static class GivenNames
{
    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
        ("aaron abdul adam adrian agnes ahmed aisha alan albert alejandro alessandro alex alexander alexandra alfred ali alice alicia alison amanda amelia amy ana andre andrea andreas andrew angela " +
        "anita anja ann anna anne annie anthony antoine antonio arthur astrid barbara beatrice benjamin bernard bernd bianca birgit brandon brenda brian bruno camille carl carla carlos carmen carol caroline " +
        "catherine cecilia charles charlotte chen chloe chris christian christina christine christopher claire clara claudia colin craig cristina cynthia daniel daniela danielle david deborah dennis diana " +
        "diego dieter dmitri dominik donald donna dorothy douglas edith eduardo edward eleanor elena elisabeth elise elizabeth ella ellen emil emily emma enrique eric erik erika ernst esther ethan eva evelyn " +
        "fabian fatima federico felix fernando fiona florian frances francesca francesco francisco franz fred frederic friedrich fritz gabriel gabriela gary george gerald gerhard giovanni giulia giuseppe gloria " +
        "greg gregory guillaume gustav hannah hans harald harold harry hassan heather hector heidi heike heinz helen helena helga henri henrik henry hiroshi holger hugo ian ibrahim ines ingrid irene irina isabel " +
        "isabella ivan jacob jacqueline jacques james jamie jan jane janet janice jason javier jean jeff jeffrey jennifer jens jeremy jerry jessica jim joan joanna joe joel johan johanna johannes john jonas " +
        "jonathan jorge jose josef joseph joshua joyce juan judith judy julia julian julie juliette jurgen justin karen karin karl katarina kate katherine kathleen kathryn katrin keith kelly kenneth kevin kim klaus " +
        "kristina kurt kyle larry lars laura lauren laurent lea lena leo leon leonard leonardo leonie lea liam lily linda lisa lorenzo louis louise luca lucas lucia lucie luigi luis luisa lukas lydia madeleine " +
        "magdalena manfred manuel marc marcel marco marcus margaret margarita maria marianne marie marina mario marion markus marta martha martin martina mary matteo matthew matthias maurice max maximilian megan " +
        "mehmet melanie melissa michael michel michelle miguel mikael mike mikhail mohamed mohammed monica monika muhammad nadia nancy natalia natalie natasha nathan nicholas nick nicola nicolas nicole nina noah nora " +
        "norbert olaf olga oliver olivia oscar otto pablo pamela paolo patricia patrick paul paula pauline pedro per peter petra philip philippe pierre pietro rachel rafael ralf ralph ramon raphael raymond rebecca " +
        "regina renate rene ricardo richard rita robert roberto roger roland roman ronald rosa rudolf russell ryan sabine sabrina sally samantha samuel sandra sara sarah scott sean sebastian sergei sergio sharon " +
        "sheila silvia simon simone sofia sonia sophia sophie stefan stefania stephan stephanie stephen steve steven stuart sue susan susanne sven sylvia tanja tatiana teresa theodor theresa thomas tim timothy tobias " +
        "todd tom tomas toni tony ulrich ursula uwe valentina valerie vanessa vera veronica victor victoria vincent viktor vladimir walter wanda wendy werner wilhelm william wolfgang yannick yasmin yuki yusuf yvonne pete")
        .Split(' ').Distinct(StringComparer.Ordinal), StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether one of the words of the text is such a name.</summary>
    public static bool In(ReadOnlySpan<char> text)
    {
        Span<char> lower = stackalloc char[24];
        foreach (var range in text.SplitAny(" ,.-"))
        {
            var word = text[range];
            if (word.Length is >= 2 and <= 24 && Lookup.Contains(lower[..word.ToLowerInvariant(lower)])) return true;
        }
        return false;
    }
}
