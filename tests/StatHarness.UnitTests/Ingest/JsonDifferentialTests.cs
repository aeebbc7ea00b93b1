using System.Text;
using System.Text.Json;
using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

/// <summary>Against the DOM of System.Text.Json, flattened by the plainest code that follows the same rules.</summary>
public sealed class JsonDifferentialTests
{
    private static readonly string[] Keys = ["a", "b", "A", "key two", "ü", "q\"uote", "d.ot", "\\u0078", "long_key_that_is_longer_than_a_vector_register"];
    private static readonly string[] Texts = ["", "x", "two words", "é😀", "\\\"", "\\\\", "\\u00e9\\n", "\\ud83d\\ude00", "tab\\t", "[not a list]", new('z', 300)];
    private static readonly string[] Numbers = ["0", "-1", "1.50", "1e400", "12345678901234567890", "-0.0E+5", "7"];

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void random_documents_give_the_same_cells(int seed, bool lines)
    {
        for (var round = 0; round < 60; round++)
        {
            var random = new Random((seed * 1000) + round);
            var records = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Object(random, 0, lines)).ToList();
            var text = lines ? string.Join("\n", records) : $"[{Space(random, false)}{string.Join(",", records.Select(record => record + Space(random, false)))}]";
            var (names, rows) = Expected(records);
            foreach (var blockBytes in new[] { 1 + random.Next(40), 2 << 20 })
            {
                var read = ReadRows.Of(text, lines ? "t.ndjson" : "t.json", IngestOptions.Default with { BlockBytes = blockBytes });
                Assert.True(names.SequenceEqual(read.Names), $"seed {seed} round {round} block {blockBytes}: {string.Join(";", read.Names)} for {text}");
                Assert.Equal(rows, read.Rows.Select(row => row + new string('|', names.Count - 1 - row.Count(letter => letter == '|'))));
                Assert.Equal(0, read.Ledger.Rejected);
            }
        }
    }

    /// <summary>Members of keys that the record before had are looked at a vector at a time; what such a look takes must be what the grammar takes, and no more than is there.</summary>
    [Theory]
    [InlineData(5, "0123456789", "-+.eE ,]}:x")]
    [InlineData(6, "abü漢", "\"\\/nu0d\t\u0001,:}")]
    public void a_mistaken_value_is_refused_wherever_it_stands(int seed, string common, string odd)
    {
        var random = new Random(seed);
        var (sound, wrong) = (0, 0);
        for (var round = 0; round < 500; round++)
        {
            var value = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(8) == 0 ? odd[random.Next(odd.Length)] : common[random.Next(common.Length)]));
            if (odd[0] == '"') value = $"\"{value}\"";
            var (filler, space) = (new string('f', random.Next(60)), random.Next(2) == 0 ? " " : "");
            string[] members = [$"\"filler\":{space}\"{filler}\"", $"\"value\":{space}{value}", "\"more\":1"];
            var record = $"{{{string.Join("," + space, random.Next(2) == 0 ? members : [members[0], members[2], members[1]])}}}";
            if (random.Next(8) == 0) record = record[..random.Next(1, record.Length)];
            var expected = Accepts(record);
            foreach (var block in new[] { 1, 100, 1 << 16 })
            {
                const string Known = "{\"filler\":\"\",\"value\":1,\"more\":2}";
                Assert.True(expected == Takes($"[{Known},{record},{Known}]", block), $"{record} is {(expected ? "sound" : "wrong")}, block {block}");
                var lines = ReadRows.Of($"{Known}\n{record}\n{Known}", "t.ndjson", IngestOptions.Default with { BlockBytes = block }).Ledger;
                Assert.True((expected ? 3 : 2, expected ? 0 : 1) == (lines.Accepted, lines.Rejected), $"{record} is {(expected ? "sound" : "wrong")} as a line, block {block}");
            }
            if (expected) sound++;
            else wrong++;
        }
        Assert.True(sound > 50 && wrong > 50, $"{sound} sound, {wrong} wrong");
    }

    /// <summary>No key twice; and a lone surrogate or NUL is grammar, but no text.</summary>
    private static bool Accepts(string record)
    {
        try
        {
            using var document = JsonDocument.Parse(record);
            var members = document.RootElement.EnumerateObject().ToList();
            return members.All(member => member.Value.ValueKind != JsonValueKind.String || !member.Value.GetString()!.Contains('\0', StringComparison.Ordinal))
                && members.DistinctBy(member => member.Name).Count() == members.Count;
        }
        catch (Exception refusal) when (refusal is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool Takes(string text, int block)
    {
        try
        {
            return ReadRows.Of(text, "t.json", IngestOptions.Default with { BlockBytes = block }).Ledger.Rejected == 0;
        }
        catch (Core.DiagnosticException)
        {
            return false;
        }
    }

    private static (List<string> Names, List<string> Rows) Expected(List<string> records)
    {
        List<string> names = [];
        HashSet<string> spread = [];
        var rows = new List<Dictionary<string, string>>();
        foreach (var record in records)
        {
            using var document = JsonDocument.Parse(record);
            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            Flatten(document.RootElement, "", row);
            rows.Add(row);
        }
        return (names, [.. rows.Select(row => string.Join("|", names.Select(name => row.GetValueOrDefault(name, ""))))]);

        void Flatten(JsonElement value, string path, Dictionary<string, string> row)
        {
            foreach (var member in value.EnumerateObject())
            {
                var name = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
                if (member.Value.ValueKind == JsonValueKind.Object && member.Value.EnumerateObject().Any())
                {
                    spread.Add(name);
                    Flatten(member.Value, name, row);
                    continue;
                }
                if (member.Value.ValueKind == JsonValueKind.Null && spread.Contains(name) && !names.Contains(name)) continue;
                if (!names.Contains(name)) names.Add(name);
                row[name] = Text(member.Value);
            }
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array or JsonValueKind.Object => Compact(value.GetRawText()),
        _ => value.GetRawText(),
    };

    private static string Compact(string json)
    {
        var result = new StringBuilder();
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes);
        var comma = false;
        while (reader.Read())
        {
            var closes = reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject;
            if (comma && !closes) result.Append(',');
            var raw = Encoding.UTF8.GetString(bytes.AsSpan((int)reader.TokenStartIndex, (int)(reader.TokenType is JsonTokenType.PropertyName ? reader.ValueSpan.Length + 2 : reader.BytesConsumed - reader.TokenStartIndex)));
            result.Append(raw);
            if (reader.TokenType == JsonTokenType.PropertyName) result.Append(':');
            comma = reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject or JsonTokenType.PropertyName);
        }
        return result.ToString();
    }

    private static string Object(Random random, int depth, bool oneLine)
    {
        var keys = Keys.Where(_ => random.Next(3) > 0).OrderBy(_ => random.Next()).ToList();
        if (depth == 0 && keys.Count == 0) keys = ["a"];
        return $"{{{Space(random, oneLine)}{string.Join(",", keys.Select(key => $"{Space(random, oneLine)}\"{key.Replace("\"", "\\\"", StringComparison.Ordinal)}\"{Space(random, oneLine)}:{Space(random, oneLine)}{Value(random, depth + 1, oneLine)}{Space(random, oneLine)}"))}}}";
    }

    private static string Value(Random random, int depth, bool oneLine) => random.Next(depth > 3 ? 8 : 10) switch
    {
        0 or 1 => Numbers[random.Next(Numbers.Length)],
        2 or 3 or 4 => $"\"{Texts[random.Next(Texts.Length)]}\"",
        5 => "true",
        6 => "false",
        7 => "null",
        8 => Object(random, depth, oneLine),
        _ => $"[{Space(random, oneLine)}{string.Join(",", Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1, oneLine) + Space(random, oneLine)))}]",
    };

    private static string Space(Random random, bool oneLine) => random.Next(4) == 0 ? (oneLine ? " \t"[..random.Next(3)] : " \r\n\t"[..random.Next(5)]) : "";
}
