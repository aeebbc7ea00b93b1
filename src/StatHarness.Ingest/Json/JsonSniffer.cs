namespace StatHarness.Ingest;

/// <summary>Whether a file is JSON, and whether it is one value or many.</summary>
internal static class JsonSniffer
{
    private const int SampleBytes = 1 << 20;

    /// <returns>Null when the file is no JSON as far as its start, its name and the options tell.</returns>
    public static JsonReading? Of(RawFile file, IngestOptions options)
    {
        var asked = options.Format is "json" or "ndjson";
        if (options.Format is not null && !asked) return null;
        var extension = Path.GetExtension(file.Name).ToLowerInvariant();
        var named = extension is ".json" or ".ndjson" or ".jsonl" or ".geojson";
        var start = Start.Of(file);
        if (!asked && !named && !start.IsJson(extension is ".csv" or ".tsv" or ".tab")) return null;
        var lines = options.Format == "ndjson" || (!asked && extension is ".ndjson" or ".jsonl");
        var many = start.Follows || (lines && (options.Format == "ndjson" || start.First != (byte)'[' || !start.Whole));
        var plan = options.Format != "json" && many ? start.Many(file, options) : JsonLayout.Of(file, options);
        if (!asked && !named && extension.Length > 0) plan = plan with { Notes = [$"The file is named {extension} but holds JSON.", .. plan.Notes] };
        return new(file, plan, options);
    }

    /// <summary>The first value of the file and what follows it.</summary>
    /// <param name="Whole">The first value ends in the sample.</param>
    /// <param name="Sound">No mistake was met.</param>
    /// <param name="Follows">Another value follows the first.</param>
    /// <param name="OnOneLine">The first value and what follows it are told apart by a line end alone.</param>
    private sealed record Start(byte First, bool Whole, bool Sound, bool Follows, bool OnOneLine, byte FirstOfLines)
    {
        public static Start Of(RawFile file)
        {
            var sample = Sample(file, out var last);
            ReadOnlySpan<byte> bytes = sample;
            var scanner = new JsonScanner { Last = last };
            var at = JsonScanner.Space(bytes, 0);
            if (at == bytes.Length) return new(0, false, false, false, false, 0);
            var (begin, first) = (at, bytes[at]);
            var whole = scanner.Value(bytes, ref at, 0);
            var next = whole ? JsonScanner.Space(bytes, at) : at;
            var follows = whole && next < bytes.Length && bytes[next] is (byte)'{' or (byte)'[' && first is (byte)'{' or (byte)'[';
            var oneLine = !whole || (!bytes[begin..at].Contains((byte)'\n') && (next == bytes.Length || bytes[at..next].Contains((byte)'\n')));
            var sound = whole ? follows || next == bytes.Length : scanner.Fault == JsonFault.More;
            return new(first, whole, sound, follows, oneLine, FirstOf(bytes));
        }

        /// <param name="delimited">The name says that the file is delimited text, so that more must speak for JSON.</param>
        public bool IsJson(bool delimited) => delimited
            ? First == (byte)'{' && Whole && Sound
            : Sound && First is (byte)'{' or (byte)'[';

        public JsonPlan Many(RawFile file, IngestOptions options)
        {
            if (options.RecordPath is { } pointer) throw JsonDiagnostics.Pointer(file.Name, pointer, "is for one document; this file is NDJSON, whose lines are the records");
            var kind = (OnOneLine ? FirstOfLines : First) switch { (byte)'{' => JsonRowKind.Objects, (byte)'[' => JsonRowKind.Arrays, _ => JsonRowKind.Values };
            return new(OnOneLine ? JsonFeed.Lines : JsonFeed.Sequence, kind, JsonPath.Root);
        }

        /// <summary>Of the first line that is a value, or of the file.</summary>
        private static byte FirstOf(ReadOnlySpan<byte> bytes)
        {
            var scanner = new JsonScanner { Last = true };
            foreach (var range in bytes.Split((byte)'\n'))
            {
                var line = bytes[range];
                var at = JsonScanner.Space(line, 0);
                if (at == line.Length) continue;
                var first = line[at];
                if (first != (byte)'n' && scanner.Value(line, ref at, 0) && JsonScanner.Space(line, at) == line.Length) return first;
            }
            return bytes[JsonScanner.Space(bytes, 0)];
        }

        private static byte[] Sample(RawFile file, out bool last)
        {
            var bytes = new byte[SampleBytes];
            using var stream = file.OpenUtf8(out var raw);
            using var owned = raw;
            try
            {
                var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                last = read < bytes.Length;
                return bytes[..read];
            }
            catch (System.Text.DecoderFallbackException)
            {
                throw IngestDiagnostics.Encoding(new(file.Name, 0), file.EncodingName, "The file is damaged or in another encoding: pass --encoding.");
            }
        }
    }
}
