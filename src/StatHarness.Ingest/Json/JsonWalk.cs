using System.Globalization;
using System.Text;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>Steps through a document of any size, token by token; what is passed over is checked all the same.</summary>
internal sealed class JsonWalk(JsonInput input, JsonScanner scanner)
{
    private readonly JsonText text = new();

    /// <summary>The refusal of what the scanner stopped at.</summary>
    public DiagnosticException Wrong() => Wrong(scanner.Fault, scanner.FaultAt);

    public DiagnosticException Wrong(JsonFault fault, int at)
    {
        const int Shown = 32;
        var offset = input.OffsetOf(at);
        input.At = at;
        while (input.Bytes.Length - input.At < Shown && input.Refill()) continue;
        return JsonDiagnostics.Fault(fault, input.Bytes, input.At).At(input.PlaceOf(offset));
    }

    /// <returns>The first byte of the value or mark that follows.</returns>
    public byte Next() => input.Peek() is >= 0 and var next ? (byte)next : throw Wrong(JsonFault.Truncated, input.At);

    /// <summary>Past a bracket that opens.</summary>
    /// <returns>Whether something stands inside.</returns>
    public bool Enter(byte close)
    {
        input.At++;
        if (Next() != close) return true;
        input.At++;
        return false;
    }

    /// <summary>After a value inside of a container.</summary>
    /// <returns>Whether another follows, at which <see cref="Next"/> then stands.</returns>
    public bool Another(byte close)
    {
        var next = Next();
        if (next != close && next != (byte)',') throw Wrong(close == (byte)']' ? JsonFault.CommaOrBracket : JsonFault.CommaOrBrace, input.At);
        input.At++;
        if (next == close) return false;
        if (Next() == close) throw Wrong(JsonFault.TrailingComma, input.At);
        return true;
    }

    /// <summary>Past a key and its colon.</summary>
    /// <returns>Its text, valid until the next key.</returns>
    public ReadOnlySpan<byte> Key()
    {
        if (Next() != (byte)'"') throw Wrong(JsonFault.Key, input.At);
        Text();
        if (Next() != (byte)':') throw Wrong(JsonFault.Colon, input.At);
        input.At++;
        Next();
        return text[0, text.Length];
    }

    /// <summary>Past a text in quotes.</summary>
    public string TextValue()
    {
        if (Next() != (byte)'"') throw Wrong(JsonFault.Value, input.At);
        Text();
        return Encoding.UTF8.GetString(text[0, text.Length]);
    }

    /// <summary>Past one value; it need not fit into the window.</summary>
    public void Skip(int depth)
    {
        while (true)
        {
            var first = Next();
            scanner.Last = input.Ended;
            var at = input.At;
            if (scanner.Value(input.Bytes, ref at, depth))
            {
                input.At = at;
                return;
            }
            if (scanner.Fault != JsonFault.More) throw Wrong();
            if (first is (byte)'{' or (byte)'[')
            {
                SkipInside(first, depth);
                return;
            }
            input.Refill();
        }
    }

    /// <summary>To the value at the end of the path, from the start of the document.</summary>
    /// <returns>Why there is none; null when it was found.</returns>
    public string? Find(IReadOnlyList<string> path)
    {
        foreach (var step in path)
        {
            var first = Next();
            if (first is not ((byte)'{' or (byte)'[')) return $"goes on with '{step}' below {JsonRecord.Name(first)}";
            if (!(first == (byte)'{' ? FindKey(Encoding.UTF8.GetBytes(step)) : FindElement(step))) return $"finds no '{step}'";
        }
        Next();
        return null;
    }

    private bool FindKey(byte[] name)
    {
        if (!Enter((byte)'}')) return false;
        do
        {
            if (Key().SequenceEqual(name)) return true;
            Skip(0);
        }
        while (Another((byte)'}'));
        return false;
    }

    private bool FindElement(string step)
    {
        if (!long.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || !Enter((byte)']')) return false;
        for (; index > 0; index--)
        {
            Skip(0);
            if (!Another((byte)']')) return false;
        }
        return true;
    }

    private void SkipInside(byte open, int depth)
    {
        if (depth == JsonScanner.MostDepth) throw Wrong(JsonFault.Depth, input.At);
        var close = open == (byte)'{' ? (byte)'}' : (byte)']';
        if (!Enter(close)) return;
        do
        {
            if (open == (byte)'{') Key();
            Skip(depth + 1);
        }
        while (Another(close));
    }

    private void Text()
    {
        while (true)
        {
            scanner.Last = input.Ended;
            var at = input.At;
            if (scanner.String(input.Bytes, ref at, out _))
            {
                text.Clear();
                if (text.Unescape(input.Bytes[(input.At + 1)..(at - 1)]) is var fault && fault != JsonFault.None) throw Wrong(fault, input.At);
                input.At = at;
                return;
            }
            if (scanner.Fault != JsonFault.More) throw Wrong();
            input.Refill();
        }
    }
}
