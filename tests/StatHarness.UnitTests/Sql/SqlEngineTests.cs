using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Sql;
using Xunit;

namespace StatHarness.UnitTests.SqlRoom;

public sealed class SqlEngineTests
{
    [Fact]
    public void each_type_of_column_is_what_the_page_says_and_missing_is_null()
    {
        var rows = Asked.Rows("select * from rows order by row_id");
        Assert.Equal([0L, 1L, 0.5, "1.5", 1L, "1970-01-01", "1970-01-01 00:00:00", "1970-01-01 00:00:00Z", 1.5, "a"], rows[0]);
        Assert.Equal([1L, -2L, null, "-0.05", 0L, "1970-01-02", "1970-01-01 00:00:01.5", "1970-01-01 00:00:01Z", 0.0, ""], rows[1]);
        Assert.Equal([2L, long.MaxValue, -1e300, "123.45", 1L, "2024-01-01", "2024-01-01 00:00:00", "2024-01-01 00:00:00Z", 2.0, "Größe ✓"], rows[2]);
        Assert.Equal([3L, null, null, null, null, null, null, null, null, null], rows[3]);
    }

    [Fact]
    public void times_are_texts_that_the_functions_of_sql_understand() =>
        Assert.Equal([1_704_067_200L, "2024-01", 31L], Asked.Rows("select unixepoch(at), strftime('%Y-%m', utc), cast(julianday('2024-02-01') - julianday(day) as integer) from rows where row_id = 2")[0]);

    [Fact]
    public void every_type_has_the_name_that_a_grant_gives_it()
    {
        foreach (var type in Enum.GetValues<ColumnType>()) Assert.Equal(type, SqlColumn.TypeOf(Core.Json.HarnessJson.Node(type).GetValue<string>()));
    }

    [Fact]
    public void parameters_are_bound_by_name_and_are_values_never_words()
    {
        var hostile = "a' or 1=1 --";
        Assert.Empty(Asked.Rows("select * from rows where who = :who", ("who", hostile)));
        Assert.Equal([hostile, 3L, 0.5, 1L, null], Asked.Rows("select :t, :w, $d, @b, :n", ("t", hostile), ("w", 3), ("d", 0.5), ("b", true), ("n", null))[0]);
    }

    [Theory]
    [InlineData("select :a", "has no parameter :b")]
    [InlineData("select ?", "has no name")]
    [InlineData("select :b, :c", "asks for :c")]
    public void a_parameter_that_does_not_fit_is_named(string query, string message) => Assert.Contains(message, Fails("SH3164", query, ("b", 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void a_value_that_sql_does_not_have_is_refused() => Assert.Contains("'b'", Fails("SH3164", "select :b", ("b", new DateTime(2024, 1, 1))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("select whoo from rows", "line 1, column 8", "\"who\"")]
    [InlineData("select n,\n  nothing_like_it\nfrom rows", "line 2, column 3", "rows(row_id, n")]
    [InlineData("select \"whoo\" from rows", "column 8", "\"who\"")]
    [InlineData("selec 1", "column 1", "SELECT")]
    [InlineData("select * from rowz", "no such table: rowz", "rows(row_id")]
    [InlineData("select nope(1)", "no such function: nope", "SELECT")]
    [InlineData("", "empty", "SELECT")]
    [InlineData("-- nothing", "empty", "SELECT")]
    [InlineData("select 1; select 2", "second statement", "one question")]
    [InlineData("select x'00' as b", "'b' holds bytes", "hex")]
    public void a_query_that_is_wrong_says_where_and_what_there_is(string query, string message, string hint)
    {
        var problem = Fails("SH3161", query);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Contains(hint, problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void a_second_statement_is_not_hidden_behind_a_zero_byte() => Fails("SH3161", "select 1;\0 drop table rows");

    [Fact]
    public void one_statement_may_end_with_a_semicolon_and_lines() => Assert.Equal([1L], Asked.Rows("select 1 ;\n\n")[0]);

    [Fact]
    public void names_that_sql_takes_for_one_get_a_number()
    {
        var columns = new Column[] { Asked.Text("row_id", "x"), Asked.Text("A", "y"), Asked.Text("a", "z"), Asked.Text("say \"hi\", [now]", "q") };
        using var engine = Asked.Over(columns);
        var answer = engine.Query("select * from rows", []);
        Assert.Equal(["row_id", "row_id_2", "A", "a_2", "say \"hi\", [now]"], answer.Names);
        Assert.Equal([0L, "x", "y", "z", "q"], answer.Rows[0]);
    }

    [Fact]
    public void a_table_with_more_columns_than_sql_takes_is_named()
    {
        var columns = Enumerable.Range(0, 2_100).Select(i => (Column)new Int64Column($"c{i}", new long[] { i }, Validity.AllValid)).ToList();
        Assert.Equal("SH3167", Assert.Throws<DiagnosticException>(() => Asked.Over(columns)).Diagnostic.Code);
    }

    [Fact]
    public void a_column_is_opened_only_when_a_query_reads_it()
    {
        var opened = new List<string>();
        Column Open(Column column)
        {
            opened.Add(column.Name);
            return column;
        }
        using var engine = new SqlEngine([new SqlTable("rows", "row_id", [.. Asked.Columns.Select(column => new SqlColumn(column.Name, column.Type, () => Open(column)))], 4)], memoryBytes: null);
        _ = engine.Query("select count(*), max(row_id) from rows", []);
        Assert.Empty(opened);
        _ = engine.Query("select n from rows where who = 'a'", []);
        Assert.Equal(["n", "who"], opened.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void what_fails_under_a_query_comes_out_as_it_was()
    {
        using var engine = new SqlEngine([new SqlTable("rows", null, [new("n", ColumnType.Int64, () => throw new InvalidDataException("torn"))], 3)], memoryBytes: null);
        Assert.Equal("torn", Assert.Throws<InvalidDataException>(() => engine.Query("select sum(n) from rows", [])).Message);
        Assert.Equal([1L], engine.Query("select 1", []).Rows[0]);
    }

    [Fact]
    public void the_library_is_the_one_that_results_are_keyed_by() => Assert.Equal(SqlEngine.Library, SqlEngine.LoadedLibrary);

    private static Diagnostic Fails(string code, string query, params (string Name, object? Value)[] parameters)
    {
        var problem = Assert.Throws<DiagnosticException>(() => Asked.Rows(query, parameters)).Diagnostic;
        Assert.True(problem.Code == code, problem.ToString());
        return problem;
    }
}
