using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Data.Formats.V1;
using StatHarness.Ingest;
using StatHarness.Ingest.Privacy;
using Xunit;
using Xunit.Abstractions;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class PiiTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void validators_agree_with_python_stdnum()
    {
        var folder = Corpus.Find("reference/pii_validators/checksums");
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")))!["expected"]!["valid"]!.AsArray().Select(node => node!.GetValue<bool>()).ToList();
        var rows = File.ReadAllLines(Path.Combine(folder, "input.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        var compared = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            var compact = Encoding.ASCII.GetBytes(new string([.. rows[row][1].Where(char.IsAsciiLetterOrDigit)]));
            bool? found = rows[row][0] switch
            {
                "luhn" => Checksums.Luhn(compact),
                "iban" => IbanLengths.Of(compact[0], compact[1]) == compact.Length && Checksums.Mod97(compact),
                "us_ssn" => Checksums.IsSsn(compact),
                "us_itin" => Checksums.IsItin(compact),
                // Bank routing and employer numbers name no person: the scan does not look for them.
                "us_rtn" or "us_ein" => null,
                var other => throw new InvalidDataException(other),
            };
            if (found is null) continue;
            compared++;
            Assert.True(expected[row] == found, $"{rows[row][0]} {rows[row][1]}: expected {expected[row]}, found {found}");
        }
        Assert.Equal(21, compared);
    }

    [SkippableFact]
    public void phones_agree_with_phonenumbers_for_the_united_states()
    {
        var folder = Corpus.Find("reference/pii_phone/default_region_us");
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")))!["expected"]!["results"]!.AsArray();
        var values = File.ReadAllLines(Path.Combine(folder, "input.csv")).Skip(1).ToList();
        for (var row = 0; row < values.Count; row++)
            Assert.True(expected[row]!["valid"]!.GetValue<bool>() == Hits(values[row], PiiKind.Phone).Count > 0, values[row]);
    }

    [SkippableFact]
    public void every_iban_of_the_registry_is_one_and_none_with_a_changed_digit()
    {
        var lines = File.ReadAllLines(Path.Combine(Corpus.Find("data/07-pii/iban-registry"), "registry.txt")).Select(line => line.Split('|')).ToList();
        var (country, example, length) = (Array.IndexOf(lines[0], "country_code"), Array.IndexOf(lines[0], "iban_example"), Array.IndexOf(lines[0], "iban_length"));
        var unlike = new List<string>();
        foreach (var line in lines.Skip(1).Where(line => line[example].Length == int.Parse(line[length], System.Globalization.CultureInfo.InvariantCulture)))
        {
            var iban = line[example];
            var valid = Mod97(iban);
            if ((Hits(iban, PiiKind.Iban).Count == 1) != valid || (Hits(Grouped(iban), PiiKind.Iban).Count == 1) != valid) unlike.Add(iban);
            Assert.Empty(Hits(iban[..^1] + (char)(iban[^1] == '9' ? '0' : iban[^1] + 1), PiiKind.Iban));
        }
        output.WriteLine(string.Join(" ", unlike));
        // AA is no country; Internet banking test numbers are left out.
        Assert.All(unlike, iban => Assert.StartsWith("AA", iban, StringComparison.Ordinal));
    }

    [SkippableFact]
    public void addresses_agree_with_isemail_on_what_is_valid_and_what_is_not()
    {
        var cases = JsonNode.Parse(File.ReadAllText(Path.Combine(Corpus.Find("data/07-pii/isemail"), "tests.json")))!.AsArray();
        var (valid, wrong) = (0, 0);
        foreach (var one in cases)
        {
            // Pictures stand for control characters.
            var (address, category) = (string.Concat(one!["address"]!.GetValue<string>().Select(c => c is >= '\u2400' and < '\u2420' ? (char)(c - 0x2400) : c)), one["category"]!.GetValue<string>());
            var whole = Hits(address, PiiKind.Email).Any(hit => hit.Start == 0 && hit.Length == Encoding.UTF8.GetByteCount(address));
            if (category == "ISEMAIL_VALID_CATEGORY")
            {
                valid++;
                Assert.True(whole, address);
            }
            else if (category == "ISEMAIL_ERR")
            {
                wrong++;
                Assert.False(whole, address);
            }
            // Quoted strings, comments, literals and top domains alone are allowed by the RFC, and nobody's address in a table.
            else if (category is "ISEMAIL_RFC5321" or "ISEMAIL_RFC5322" or "ISEMAIL_CFWS" or "ISEMAIL_DEPREC") Assert.False(whole, address);
        }
        Assert.True(valid >= 7 && wrong >= 40, $"{valid} valid, {wrong} wrong");
    }

    /// <summary>Cases of another's recogniser; where this one differs on purpose the reason stands beside.</summary>
    [SkippableTheory]
    [InlineData("email", "email", "")]
    [InlineData("credit_card", "credit_card", "")]
    [InlineData("iban", "iban", "letters of either case count: |LV80 bANK 0000 4351 9500 1|")]
    [InlineData("us_ssn", "us_ssn", "no plain or half-dashed digits without a column name: |078-051121 07805-1121|078051121|")]
    [InlineData("us_itin", "us_itin", "no plain or half-dashed digits without a column name: |911-701234 91170-1234|911701234|")]
    [InlineData("ip", "ipv4 ipv6", "five parts are a version or an object id, no address: |192.168.1.1.1| and nothing is at :: itself: |Unspecified ::|::/0|")]
    [InlineData("phone", "phone", "no plan but the international and North American is known: |My Israeli number is 09-7625400|My CN number is 13812345678| joined digits are another number: |My US number is (415) 555-0132, and my international one is 91-415-555-0132|")]
    public void presidio_cases_agree_or_differ_on_purpose(string recognizer, string types, string differences)
    {
        var root = JsonNode.Parse(File.ReadAllText(Path.Combine(Corpus.Find("data/07-pii/presidio-recognizer-cases"), "cases.json")))!;
        var rows = root[recognizer]!.AsArray().SelectMany(test => test!["rows"]!.AsArray()).Select(row => (Text: row![0]!.GetValue<string>(), Count: row[1]!.GetValue<int>())).ToList();
        var kinds = PiiRule.All.Where(rule => types.Split(' ').Contains(rule.Type)).Select(rule => rule.Kind).ToHashSet();
        var unlike = new List<string>();
        foreach (var (text, count) in rows)
        {
            var found = Hits(text).Count(hit => kinds.Contains(hit.Kind));
            if (found != count && !differences.Contains($"|{text}|", StringComparison.Ordinal)) unlike.Add($"{text}: expected {count}, found {found}");
        }
        output.WriteLine($"{recognizer}: {rows.Count} cases, {unlike.Count} unexplained");
        Assert.Empty(unlike);
    }

    [SkippableFact]
    public void spans_of_presidio_cards_and_addresses_agree()
    {
        var root = JsonNode.Parse(File.ReadAllText(Path.Combine(Corpus.Find("data/07-pii/presidio-recognizer-cases"), "cases.json")))!;
        var compared = 0;
        foreach (var (recognizer, kind, place) in new[] { ("email", PiiKind.Email, 2), ("credit_card", PiiKind.CreditCard, 3), ("iban", PiiKind.Iban, 2) })
        {
            foreach (var row in root[recognizer]!.AsArray().SelectMany(test => test!["rows"]!.AsArray()))
            {
                var expected = row![place]!.AsArray().Select(span => (span![0]!.GetValue<int>(), span[1]!.GetValue<int>())).Order().ToList();
                if (expected.Count == 0) continue;
                Assert.Equal(expected, Hits(row[0]!.GetValue<string>(), kind).Select(hit => (hit.Start, hit.Start + hit.Length)).Order());
                compared++;
            }
        }
        Assert.True(compared > 80, $"{compared}");
    }

    [Theory]
    [InlineData("ｊａｎｅ＠example.com", "Email")]
    [InlineData("4111\u00A01111\u20111111\u20111111", null)]
    [InlineData("4111\u20111111\u20111111\u20111111", "CreditCard")]
    [InlineData("41\u200B11111111111111", "CreditCard")]
    [InlineData("٠٧٨-٠٥-١١٢١", "UsSsn")]
    [InlineData("gb82 west 1234 5698 7654 32", "Iban")]
    [InlineData("＋1 415\u2013555\u20130132", "Phone")]
    public void spelling_hides_nothing(string text, string? kind)
    {
        var hits = Hits(text);
        Assert.Equal(kind, hits.Count == 0 ? null : hits[0].Kind.ToString());
        if (kind is not null) Assert.Equal((0, Encoding.UTF8.GetByteCount(text)), (hits[0].Start, hits[0].Length));
    }

    [SkippableFact]
    public void the_planted_log_gives_its_kinds_and_not_one_value()
    {
        var folder = Corpus.Find("data/02-eventlogs/close-cycle-generated");
        using var staged = new Staged();
        var dataset = staged.File(Path.Combine(folder, "quorum_close_cycle.csv")).Dataset;
        var planted = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "truth.json")))!["planted"]!["pii"]!.AsArray();
        var found = dataset.Pii.Columns.ToDictionary(column => column.Type);
        Assert.All(found.Values, column => Assert.Equal("PARAM_TXT", column.Column));
        foreach (var kind in planted.GroupBy(one => one!["type"]!.GetValue<string>()).Where(kind => kind.Key != "not_pii"))
        {
            var type = kind.Key switch { "card" => "credit_card", "ssn" => "us_ssn", "ip" => "ipv4", _ => kind.Key };
            Assert.True(found.TryGetValue(type, out var column), $"{type} is missing; found {string.Join(", ", found.Keys)}");
            Assert.Equal(kind.Count(), column.Rows);
        }
        var text = HarnessJson.Node(dataset with { Ledger = dataset.Ledger with { Columns = [] } }).ToJsonString();
        Assert.All(planted, one => Assert.DoesNotContain(one!["surface"]!.GetValue<string>(), text, StringComparison.OrdinalIgnoreCase));
    }

    [SkippableFact]
    public void a_file_of_identities_gives_the_kinds_that_its_header_names()
    {
        using var staged = new Staged();
        var pii = staged.File(Path.Combine(Corpus.Find("data/07-pii/presidio-research"), "FakeNameGenerator_100.csv")).Dataset.Pii;
        Assert.Equal(
            ["Birthday date_of_birth", "CCNumber credit_card", "EmailAddress email", "GivenName person_name", "MothersMaiden person_name", "NationalID us_ssn", "Surname person_name", "TelephoneNumber phone"],
            pii.Columns.Where(column => column.Confidence != "low" && !(column.Column == "NationalID" && column.Type == "credit_card")).Select(column => $"{column.Column} {column.Type}").Order(StringComparer.Ordinal));
        Assert.Equal(100, pii.Columns.Single(column => column.Column == "CCNumber").Rows);
    }

    /// <summary>The messages hold real addresses and numbers; everything else holds none.</summary>
    [SkippableFact]
    public void tables_without_people_give_no_finding()
    {
        var files = Directory.EnumerateFiles(Corpus.Find("data/03-tabular"), "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".csv" or ".tsv").Order(StringComparer.Ordinal).ToList();
        var found = new List<string>();
        foreach (var file in files)
        {
            using var staged = new Staged();
            try
            {
                var pii = staged.File(file).Dataset.Pii;
                if (!file.EndsWith("sms-spam.csv", StringComparison.Ordinal)) found.AddRange(pii.Columns.Select(column => $"{Path.GetFileName(file)} {column}"));
                else Assert.Equal(["email 7", "phone 3"], pii.Columns.Select(column => $"{column.Type} {column.Rows}"));
            }
            catch (StatHarness.Core.DiagnosticException)
            {
            }
        }
        Assert.True(files.Count >= 30);
        Assert.Empty(found);
    }

    [Fact]
    public void the_ledger_quotes_no_personal_value()
    {
        using var staged = new Staged();
        var table = staged.Text("contact\n" + string.Concat(Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? $"{i}\n" : $"person{i}@example.com\n")));
        Assert.Equal("email", Assert.Single(table.Dataset.Pii.Columns).Type);
        Assert.Equal(Data.ColumnType.Int64, table.Dataset.Ledger.Columns[0].RunnerUp);
        Assert.DoesNotContain("example.com", Core.Json.HarnessJson.Node(table.Dataset).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void numbers_and_dates_count_where_their_column_says_what_they_are()
    {
        using var staged = new Staged();
        var pii = staged.Text("phone,born,card,amount\n4155550132,1980-02-03,4111111111111111,12\n2125551212,1990-12-31,5500005555555559,13\n").Dataset.Pii;
        Assert.Equal(["phone phone 2", "born date_of_birth 2", "card credit_card 2"], pii.Columns.Select(column => $"{column.Column} {column.Type} {column.Rows}"));
    }

    [Fact]
    public void card_numbers_are_found_without_a_header_and_times_are_not_card_numbers()
    {
        using var staged = new Staged();
        var cards = string.Concat(new[] { "4111111111111111", "5500005555555559", "4012888888881881", "6011000990139424" }.Select((card, i) => $"{card},{1577836800000 + (i * 977)},2020013117{i:0000}\n"));
        var pii = staged.Text("a,ms,stamp\n" + cards).Dataset.Pii;
        Assert.Equal(["a credit_card high"], pii.Columns.Select(column => $"{column.Column} {column.Type} {column.Confidence}"));
    }

    [Fact]
    public void long_texts_are_seen_to_their_end()
    {
        for (var pad = 0; pad < 200; pad++)
        {
            var text = new string('x', pad) + " 4111 1111 1111 1111 " + new string('y', 200 - pad);
            Assert.True(Hits(text, PiiKind.CreditCard).Count == 1, $"{pad}");
        }
    }

    private static List<PiiHit> Hits(string text) => [.. new PiiFinder(new HeaderWords("text")).Find(Encoding.UTF8.GetBytes(text)).Where(hit => hit.IsValid)];

    private static List<PiiHit> Hits(string text, PiiKind kind) => Hits(text).FindAll(hit => hit.Kind == kind);

    private static string Grouped(string iban) => string.Join(" ", iban.Chunk(4).Select(group => new string(group)));

    private static bool Mod97(string iban)
    {
        var digits = string.Concat((iban[4..] + iban[..4]).Select(symbol => char.IsAsciiDigit(symbol) ? symbol.ToString() : (char.ToUpperInvariant(symbol) - 'A' + 10).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return System.Numerics.BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) % 97 == 1;
    }
}
