using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using StatHarness.Core.Json;
using Xunit;

namespace StatHarness.UnitTests.CoreRoom.Json;

public sealed class HarnessJsonTests
{
    [Fact]
    public void names_and_enums_are_snake_case()
    {
        Assert.Equal("""{"row_count":3,"stale_reason":"never_run","note":null}""", JsonSerializer.Serialize(new Entry(3, Reason.NeverRun, null), HarnessJson.Options));
        Assert.Equal(new Entry(3, Reason.NeverRun, "ü"), HarnessJson.Read<Entry>("""{"row_count":3,"stale_reason":"never_run","note":"ü"}"""u8));
    }

    [Theory]
    [InlineData("""{"row_count":3,"stale_reason":"never_run","note":null,"extra":1}""")]
    [InlineData("""{"rowCount":3,"stale_reason":"never_run","note":null}""")]
    [InlineData("""{"row_count":3,"stale_reason":"never_run"}""")]
    [InlineData("""{"row_count":3,"stale_reason":"no_such","note":null}""")]
    [InlineData("""{"row_count":3,"row_count":4,"stale_reason":"never_run","note":null}""")]
    [InlineData("""{"row_count":"3","stale_reason":"never_run","note":null}""")]
    [InlineData("null")]
    public void what_a_record_does_not_say_is_refused(string json) => Assert.Throws<JsonException>(() => HarnessJson.Read<Entry>(Encoding.UTF8.GetBytes(json)));

    internal sealed record Entry(int RowCount, Reason StaleReason, string? Note);

    [JsonConverter(typeof(SnakeCase<Reason>))]
    internal enum Reason { NeverRun }
}
