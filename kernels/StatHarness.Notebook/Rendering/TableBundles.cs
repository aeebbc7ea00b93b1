using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace StatHarness.Notebook;

/// <summary>Sequences and plain records as tables. A long sequence is cut, and says so.</summary>
internal static class TableBundles
{
    public const int MostRows = 200;

    public static MimeBundle Sequence(IEnumerable sequence)
    {
        var items = sequence.Cast<object?>().Take(MostRows + 1).ToList();
        var total = items.Count <= MostRows ? items.Count : sequence is ICollection collection ? collection.Count : (int?)null;
        var shown = items.Take(MostRows).ToList();
        var first = shown.Find(item => item is not null);
        var kind = first is not null && shown.TrueForAll(item => item is null || item.GetType() == first.GetType()) ? first.GetType() : null;
        var properties = kind is null || !IsRecord(first!) ? [] : Properties(kind);
        var rows = properties.Count == 0
            ? shown.Select(item => new[] { item })
            : shown.Select(item => properties.Select(property => item is null ? null : Read(property, item)).ToArray());
        var table = new PlainTable(properties.Count == 0 ? ["value"] : [.. properties.Select(p => p.Name)], [.. rows], total);
        return Bundle(table);
    }

    /// <summary>A type with readable properties that does not say by itself how it is written, records included.</summary>
    public static bool IsRecord(object value)
    {
        var type = value.GetType();
        if (ScalarBundles.IsScalar(value) || value is IEnumerable) return false;
        var writes = type.GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType;
        var isRecord = type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public) is not null;
        var isAnonymous = type.Name.Contains("AnonymousType", StringComparison.Ordinal);
        var isPair = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
        return (isRecord || isAnonymous || isPair || writes == typeof(object) || writes == typeof(ValueType)) && Properties(type).Count > 0;
    }

    public static MimeBundle Record(object record)
    {
        var properties = Properties(record.GetType());
        var table = new PlainTable(["name", "value"], [.. properties.Select(property => new object?[] { property.Name, Read(property, record) })], properties.Count);
        var json = new JsonObject(properties.Select(property => KeyValuePair.Create(property.Name, ScalarBundles.Node(Read(property, record)))));
        return MimeBundle.Plain(table.Text()).With(MimeBundle.HtmlText, table.Html()).With(MimeBundle.MarkdownText, table.Markdown()).With(MimeBundle.Json, json);
    }

    private static MimeBundle Bundle(PlainTable table) =>
        MimeBundle.Plain(table.Text()).With(MimeBundle.HtmlText, table.Html()).With(MimeBundle.MarkdownText, table.Markdown()).With(MimeBundle.Json, table.Json());

    /// <summary>In the order of their declaration, which the metadata tokens keep.</summary>
    private static IReadOnlyList<PropertyInfo> Properties(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.MetadataToken)];

    private static object? Read(PropertyInfo property, object item)
    {
        try
        {
            return Cell(property.GetValue(item));
        }
        catch (TargetInvocationException failure)
        {
            return $"({failure.InnerException!.GetType().Name}: {failure.InnerException.Message})";
        }
    }

    /// <summary>What stands in a cell: a scalar, or a short text for what is larger.</summary>
    private static object? Cell(object? value) => value switch
    {
        null or JsonNode => value,
        _ when ScalarBundles.IsScalar(value) => value,
        ICollection many => string.Create(CultureInfo.InvariantCulture, $"({many.Count} items)"),
        IEnumerable => "(sequence)",
        _ => value.ToString(),
    };
}
