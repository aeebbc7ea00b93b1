using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Sql;
using Xunit;

namespace StatHarness.UnitTests.SqlRoom;

/// <summary>What a query may not do, and that it cannot.</summary>
public sealed class SqlRulesTests
{
    [Theory]
    [InlineData("insert into rows values (1)")]
    [InlineData("update rows set n = 1")]
    [InlineData("delete from rows")]
    [InlineData("create table t (a)")]
    [InlineData("create temp table t (a)")]
    [InlineData("create temp view v as select 1")]
    [InlineData("create virtual table f using fts5 (a)")]
    [InlineData("create temp table t as select * from rows")]
    [InlineData("drop table rows")]
    [InlineData("alter table rows rename to t")]
    [InlineData("analyze")]
    [InlineData("reindex")]
    [InlineData("vacuum")]
    [InlineData("vacuum into '/tmp/stolen.db'")]
    [InlineData("attach '/etc/passwd' as p")]
    [InlineData("attach 'file:/etc/passwd?mode=ro' as p")]
    [InlineData("attach X'2f6574632f706173737764' as p")]
    [InlineData("attach ':memory:' as p")]
    [InlineData("detach main")]
    [InlineData("begin")]
    [InlineData("savepoint s")]
    [InlineData("pragma writable_schema = 1")]
    [InlineData("pragma journal_mode = delete")]
    [InlineData("pragma query_only = off")]
    [InlineData("pragma temp_store_directory = '/tmp'")]
    [InlineData("select * from pragma_database_list")]
    [InlineData("select count(*) from pragma_database_list")]
    [InlineData("select * from sqlite_schema")]
    [InlineData("select count(*) from sqlite_master")]
    [InlineData("select load_extension('/tmp/evil.so')")]
    [InlineData("select fts3_tokenizer('simple', x'00')")]
    [InlineData("select sqlite_log(1, 'x')")]
    public void what_is_more_than_reading_is_refused_by_name(string query) => Assert.Equal("SH3162", Refused(query).Code);

    [Theory]
    [InlineData("select zeroblob(2000000000)", "zeroblob() is not open to plugins")]
    [InlineData("select sqlite_version()", "sqlite_version()")]
    [InlineData("select total_changes()", "total_changes()")]
    [InlineData("select jsonb('[1]')", "jsonb()")]
    public void a_function_that_harms_nobody_and_is_not_open_is_no_attempt(string query, string says)
    {
        using var engine = Asked.Over(Asked.Columns);
        var problem = Assert.Throws<DiagnosticException>(() => engine.Query(query, [])).Diagnostic;
        Assert.Equal(("SH3161", false), (problem.Code, engine.WasForbidden));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create temp trigger t instead of insert on rows begin select 1; end")]
    [InlineData("pragma table_info('rows'); drop table rows")]
    [InlineData("select edit('x')")]
    [InlineData("select readfile('/etc/passwd')")]
    [InlineData("select writefile('/tmp/x', 'y')")]
    [InlineData("select * from dbstat")]
    [InlineData("select * from fsdir('/etc')")]
    [InlineData("select * from rows indexed by i")]
    public void what_is_not_there_cannot_be_asked(string query) => Assert.Contains(Refused(query).Code, new[] { "SH3161", "SH3162" });

    [Theory]
    [InlineData("select random()", "random()")]
    [InlineData("select n from rows order by RANDOM()", "RANDOM()")]
    [InlineData("select randomblob(4)", "randomblob()")]
    [InlineData("select current_timestamp", "current_timestamp")]
    [InlineData("select CURRENT_DATE", "current_date")]
    [InlineData("select current_time", "current_time")]
    [InlineData("select date('now')", "now")]
    [InlineData("select datetime('NoW', '-1 day')", "now")]
    [InlineData("select date()", "now")]
    [InlineData("select julianday()", "now")]
    [InlineData("select strftime('%Y')", "now")]
    [InlineData("select date(:day)", "now")]
    [InlineData("select coalesce(time('now'), '')", "now")]
    [InlineData("select datetime('2024-01-01', 'localtime')", "local")]
    [InlineData("select datetime('2024-01-01', 'utc')", "local")]
    [InlineData("select exp(1)", "exp()")]
    [InlineData("select pow(2, 0.5)", "pow()")]
    [InlineData("explain select 1", "EXPLAIN")]
    [InlineData("explain query plan select * from rows", "EXPLAIN")]
    public void what_would_differ_between_runs_or_machines_is_refused_by_name(string query, string named)
    {
        var problem = Refused(query);
        Assert.True(problem.Code == "SH3163", problem.ToString());
        Assert.Contains(named, problem.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("with recursive c(x) as (select 1 union all select x + 1 from c where x < 5) select count(*) from c", 5L)]
    [InlineData("select sum(row_number) from (select row_number() over (order by n) as row_number from rows)", 10L)]
    [InlineData("select count(*) from json_each('[1,2,3]')", 3L)]
    [InlineData("select json_extract('{\"a\":4}', '$.a')", 4L)]
    [InlineData("select count(distinct who) from rows", 3L)]
    [InlineData("values (7)", 7L)]
    [InlineData("select (select max(row_id) from rows) + 1", 4L)]
    [InlineData("select unixepoch('2024-01-01 00:00:00', '+1 day')", 1_704_153_600L)]
    public void what_only_reads_is_answered(string query, long expected) => Assert.Equal([expected], Asked.Rows(query)[0]);

    [Fact]
    public void a_refusal_leaves_the_next_query_as_it_was()
    {
        using var engine = Asked.Over(Asked.Columns);
        Assert.Throws<DiagnosticException>(() => engine.Query("select date('now')", []));
        Assert.Throws<DiagnosticException>(() => engine.Query("drop table rows", []));
        Assert.Equal([4L], engine.Query("select count(*) from rows", []).Rows[0]);
    }

    [Theory]
    [InlineData("select group_concat(printf('%01000000d', value)) from json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]')", "SH3165")]
    [InlineData("with recursive c(x) as (select 1 union all select x + 1 from c) select x from c", "SH3165")]
    public void what_grows_without_end_is_stopped(string query, string code) => Assert.Equal(code, Refused(query).Code);

    [Fact]
    public void a_pattern_and_an_expression_have_a_size()
    {
        Assert.Equal("SH3161", Refused($"select 'a' like '{new string('%', 5_000)}'").Code);
        Assert.Equal("SH3161", Refused($"select {string.Concat(Enumerable.Repeat("-(", 5_000))}1{new string(')', 5_000)}").Code);
        Assert.Equal("SH3165", Refused($"select '{new string('x', 200_000)}'").Code);
    }

    private static Diagnostic Refused(string query) => Assert.Throws<DiagnosticException>(() => Asked.Rows(query, query.Contains(":day", StringComparison.Ordinal) ? [("day", "now")] : [])).Diagnostic;
}
