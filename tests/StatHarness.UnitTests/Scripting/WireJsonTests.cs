using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Scripting;
using StatHarness.Sdk.Formats.V1;
using Xunit;

namespace StatHarness.UnitTests.ScriptingRoom;

/// <summary>What is written and read by hand holds every field that the records have, also those that somebody adds tomorrow.</summary>
public sealed class WireJsonTests
{
    [Fact]
    public void a_request_is_read_as_reflection_reads_it()
    {
        var request = (PluginRequest)Filled(typeof(PluginRequest), 0);
        var written = JsonSerializer.SerializeToUtf8Bytes(request, HarnessJson.Options);
        Assert.Equal(Encoding.UTF8.GetString(written), JsonSerializer.Serialize(RequestJson.Read(written), HarnessJson.Options));
    }

    [Fact]
    public void a_request_with_nothing_optional_is_read_as_reflection_reads_it()
    {
        var request = (PluginRequest)Filled(typeof(PluginRequest), 0);
        request = request with { Manifest = request.Manifest with { Schema = null, Citation = null }, Columns = [], Upstream = new Dictionary<string, PluginResult>() };
        var written = JsonSerializer.SerializeToUtf8Bytes(request, HarnessJson.Options);
        Assert.Equal(Encoding.UTF8.GetString(written), JsonSerializer.Serialize(RequestJson.Read(written), HarnessJson.Options));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"schema_version\":\"1\"}")]
    [InlineData("not json")]
    public void what_is_no_request_is_refused(string text) => Assert.ThrowsAny<JsonException>(() => RequestJson.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void a_result_is_written_as_reflection_writes_it()
    {
        var result = (PluginResult)Filled(typeof(PluginResult), 0);
        Assert.Equal(Encoding.UTF8.GetString(CanonicalJson.Bytes(result)), Encoding.UTF8.GetString(ResultJson.Bytes(result)));
    }

    [Fact]
    public void a_result_with_nothing_optional_is_written_as_reflection_writes_it()
    {
        var result = (PluginResult)Filled(typeof(PluginResult), 0);
        var finding = result.Findings[0] with { Value = null, ValueState = null, Unit = null, Statistics = null, Model = null };
        result = result with { Reason = null, ReasonCode = null, Detectable = null, Artifacts = null, Findings = [finding] };
        Assert.Equal(Encoding.UTF8.GetString(CanonicalJson.Bytes(result)), Encoding.UTF8.GetString(ResultJson.Bytes(result)));
    }

    [Theory]
    [InlineData(Severity.Note)]
    [InlineData(Severity.Low)]
    [InlineData(Severity.Medium)]
    [InlineData(Severity.High)]
    [InlineData(Severity.Critical)]
    public void a_severity_comes_back_from_an_upstream_result(Severity severity)
    {
        var result = (PluginResult)Filled(typeof(PluginResult), 0);
        using var written = JsonDocument.Parse(ResultJson.Bytes(result with { Findings = [result.Findings[0] with { Severity = severity }] }));
        Assert.Equal(severity, UpstreamJson.Read(written.RootElement).Findings.Single().Severity);
    }

    [Fact]
    public void a_number_that_json_cannot_hold_is_refused_alike()
    {
        var result = (PluginResult)Filled(typeof(PluginResult), 0);
        result = result with { Findings = [result.Findings[0] with { Value = double.NaN }] };
        Assert.Equal(Assert.Throws<DiagnosticException>(() => CanonicalJson.Bytes(result)).Diagnostic, Assert.Throws<DiagnosticException>(() => ResultJson.Bytes(result)).Diagnostic);
    }

    /// <summary>A record with something in every field, so that a forgotten one shows.</summary>
    private static object Filled(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return $"text {depth}";
        if (type == typeof(int)) return 7 + depth;
        if (type == typeof(long)) return 70L + depth;
        if (type == typeof(double)) return 0.25 + depth;
        if (type == typeof(Digest)) return Digest.Of([(byte)depth]);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(1)!;
        if (type == typeof(JsonObject)) return new JsonObject { ["depth"] = depth, ["list"] = new JsonArray(1, "a", null) };
        if (type == typeof(JsonArray)) return new JsonArray(depth, "cell", null);
        if (type.IsGenericType && type.GenericTypeArguments is [var item]) return ListOf(item, depth);
        if (type.IsGenericType && type.GenericTypeArguments is [_, var value]) return MapOf(value, depth);
        var constructor = type.GetConstructors().Single(c => c.GetParameters().Length > 0);
        var record = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Filled(parameter.ParameterType, depth + 1))]);
        var named = constructor.GetParameters().Select(parameter => parameter.Name!).ToHashSet(StringComparer.Ordinal);
        foreach (var more in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite && !named.Contains(property.Name))) more.SetValue(record, Filled(more.PropertyType, depth + 1));
        return record;
    }

    private static IList ListOf(Type item, int depth)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        for (var i = 0; i < 2; i++) list.Add(Filled(item, depth + 1 + i));
        return list;
    }

    private static IDictionary MapOf(Type value, int depth)
    {
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), value))!;
        foreach (var key in new[] { "b", "a" }) map.Add(key, Filled(value, depth + 1));
        return map;
    }
}
