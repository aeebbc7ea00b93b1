using System.Globalization;
using System.Text;

namespace StatHarness.Core.Schema;

/// <summary>
/// Rewrites a pattern of ECMA-262 (with the u flag) for .NET: classes are ASCII where ECMA's are, <c>$</c> is the very end, a code point beyond
/// the BMP is one character. Lenient in one thing: a brace that starts no quantifier stands for itself.
/// </summary>
internal sealed class EcmaSyntax
{
    private readonly string pattern;
    private readonly StringBuilder output = new();
    private int at, groups;

    private EcmaSyntax(string pattern) => this.pattern = pattern;

    /// <exception cref="FormatException">Not a pattern, or one that asks for what we have no table of.</exception>
    public static string Translate(string pattern)
    {
        var syntax = new EcmaSyntax(pattern);
        while (syntax.at < pattern.Length) syntax.Next();
        return syntax.output.ToString();
    }

    private void Next()
    {
        var c = pattern[at];
        switch (c)
        {
            case '^' or '|' or ')' or '*' or '+' or '?': output.Append(c); at++; break;
            case '$': output.Append(@"\z"); at++; break;
            case '.': output.Append(UnicodeProperties.NotLineEnd.ToPattern()); at++; break;
            case '(': Group(); break;
            case '[': output.Append(Class().ToPattern()); break;
            case '{': Braces(); break;
            case '\\': Escape(); break;
            default: Literal(CodePoint()); break;
        }
    }

    private void Group()
    {
        foreach (var start in new[] { "(?:", "(?=", "(?!", "(?<=", "(?<!" })
        {
            if (string.CompareOrdinal(pattern, at, start, 0, start.Length) != 0) continue;
            output.Append(start);
            at += start.Length;
            return;
        }
        if (string.CompareOrdinal(pattern, at, "(?<", 0, 3) == 0)
        {
            groups++;
            at += 3;
            output.Append("(?<n").Append(GroupName()).Append('>');
            return;
        }
        if (string.CompareOrdinal(pattern, at, "(?", 0, 2) == 0) throw new FormatException($"'(?' at {at} starts no group of ECMA-262");
        output.Append(CultureInfo.InvariantCulture, $"(?<g{++groups}>");
        at++;
    }

    /// <summary>ECMA's names may hold any letters; as hex they are names for .NET too.</summary>
    private string GroupName()
    {
        var end = pattern.IndexOf('>', at);
        if (end <= at) throw new FormatException($"the group name at {at} has no end");
        var name = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(pattern[at..end]));
        at = end + 1;
        return name;
    }

    private void Braces()
    {
        var end = at + 1;
        while (end < pattern.Length && (char.IsAsciiDigit(pattern[end]) || pattern[end] == ',')) end++;
        var inner = pattern[(at + 1)..end];
        if (end < pattern.Length && pattern[end] == '}' && inner.Length > 0 && inner[0] != ',' && inner.Count(c => c == ',') <= 1)
        {
            output.Append('{').Append(inner).Append('}');
            at = end + 1;
        }
        else Literal(CodePoint());
    }

    private void Escape()
    {
        if (at + 1 >= pattern.Length) throw new FormatException("a backslash ends it");
        const string word = "[0-9A-Z_a-z]";
        switch (pattern[at + 1])
        {
            case 'b': output.Append($"(?:(?<={word})(?!{word})|(?<!{word})(?={word}))"); at += 2; break;
            case 'B': output.Append($"(?:(?<={word})(?={word})|(?<!{word})(?!{word}))"); at += 2; break;
            case 'k' when at + 2 < pattern.Length && pattern[at + 2] == '<':
                at += 3;
                BackReference("n" + GroupName());
                break;
            case >= '1' and <= '9':
                var end = ++at;
                while (end < pattern.Length && char.IsAsciiDigit(pattern[end])) end++;
                BackReference("g" + pattern[at..end]);
                at = end;
                break;
            default:
                if (ClassEscape() is { } set) output.Append(set.ToPattern());
                else Literal(CharacterEscape(inClass: false));
                break;
        }
    }

    /// <summary>A group that took no part matches the empty text, unlike .NET's.</summary>
    private void BackReference(string name) => output.Append($@"(?({name})\k<{name}>)");

    private CodePointSet Class()
    {
        var isNegated = ++at < pattern.Length && pattern[at] == '^';
        if (isNegated) at++;
        var set = new CodePointSet();
        while (true)
        {
            if (at >= pattern.Length) throw new FormatException("a class has no ']'");
            if (pattern[at] == ']') break;
            if (pattern[at] == '\\' && ClassEscape() is { } inner)
            {
                set.Add(inner);
                continue;
            }
            var from = ClassCharacter();
            if (at + 1 >= pattern.Length || pattern[at] != '-' || pattern[at + 1] == ']')
            {
                set.Add(from, from);
                continue;
            }
            at++;
            if (pattern[at] == '\\' && ClassEscape() is { } right)
            {
                set.Add(from, from);
                set.Add('-', '-');
                set.Add(right);
                continue;
            }
            var to = ClassCharacter();
            if (to < from) throw new FormatException($"a range before {at} runs backwards");
            set.Add(from, to);
        }
        at++;
        return isNegated ? set.Complement() : set;
    }

    private int ClassCharacter() => pattern[at] == '\\' ? CharacterEscape(inClass: true) : CodePoint();

    /// <summary>Stays where it is and gives <see langword="null"/> if no class escape is here.</summary>
    private CodePointSet? ClassEscape()
    {
        if (at + 1 >= pattern.Length) throw new FormatException("a backslash ends it");
        var c = pattern[at + 1];
        CodePointSet? set = c switch
        {
            'd' => UnicodeProperties.Digit,
            'D' => UnicodeProperties.Digit.Complement(),
            'w' => UnicodeProperties.Word,
            'W' => UnicodeProperties.Word.Complement(),
            's' => UnicodeProperties.Space,
            'S' => UnicodeProperties.Space.Complement(),
            _ => null,
        };
        if (set is not null) at += 2;
        if (c is not ('p' or 'P')) return set;
        var end = pattern.IndexOf('}', at);
        if (at + 2 >= pattern.Length || pattern[at + 2] != '{' || end < 0) throw new FormatException($"the property at {at} is not of the form \\p{{…}}");
        set = UnicodeProperties.Find(pattern[(at + 3)..end]);
        at = end + 1;
        return c == 'P' ? set.Complement() : set;
    }

    private int CharacterEscape(bool inClass)
    {
        if (at + 1 >= pattern.Length) throw new FormatException("a backslash ends it");
        var c = pattern[at + 1];
        at += 2;
        switch (c)
        {
            case 't': return '\t';
            case 'n': return '\n';
            case 'v': return '\v';
            case 'f': return '\f';
            case 'r': return '\r';
            case 'b' when inClass: return '\b';
            case '0' when at >= pattern.Length || !char.IsAsciiDigit(pattern[at]): return 0;
            case 'c' when at < pattern.Length && char.IsAsciiLetter(pattern[at]): return pattern[at++] & 31;
            case 'x': return Hex(2);
            case 'u' when at < pattern.Length && pattern[at] == '{':
                var end = pattern.IndexOf('}', at);
                if (end < 0 || !int.TryParse(pattern.AsSpan(at + 1, end - at - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var braced) || braced is < 0 or > 0x10FFFF)
                    throw new FormatException($"the escape before {at} names no code point");
                at = end + 1;
                return braced;
            case 'u':
                var high = Hex(4);
                if (!char.IsHighSurrogate((char)high) || string.CompareOrdinal(pattern, at, "\\u", 0, 2) != 0) return high;
                var before = at;
                at += 2;
                var low = Hex(4);
                if (char.IsLowSurrogate((char)low)) return char.ConvertToUtf32((char)high, (char)low);
                at = before;
                return high;
            case var other when !char.IsAsciiLetterOrDigit(other):
                at--;
                return CodePoint();
            default: throw new FormatException($"'\\{c}' is no escape of ECMA-262");
        }
    }

    private int Hex(int length)
    {
        if (at + length > pattern.Length || !int.TryParse(pattern.AsSpan(at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            throw new FormatException($"the escape before {at} has too few hex digits");
        at += length;
        return value;
    }

    private int CodePoint()
    {
        var isPair = at + 1 < pattern.Length && char.IsSurrogatePair(pattern[at], pattern[at + 1]);
        var c = isPair ? char.ConvertToUtf32(pattern[at], pattern[at + 1]) : pattern[at];
        at += isPair ? 2 : 1;
        return c;
    }

    private void Literal(int c)
    {
        if (c > 0xFFFF) output.Append(CultureInfo.InvariantCulture, $"(?:\\u{0xD800 + ((c - 0x10000) >> 10):X4}\\u{0xDC00 + (c & 0x3FF):X4})");
        else if (char.IsAsciiLetterOrDigit((char)c)) output.Append((char)c);
        else output.Append(CultureInfo.InvariantCulture, $"\\u{c:X4}");
    }
}
