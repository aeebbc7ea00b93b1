using StatHarness.Ingest;
using StatHarness.Ingest.Roles;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class RoleTests
{
    [SkippableTheory]
    [InlineData("close-cycle-generated/quorum_close_cycle.csv", "row_id=PROCESS_QUEUE_ID activity=PROCESS_ID host=LOCAL_MACHINE_ID resource=USER_ID case=MASTER_BATCH_ID timestamp_queue=QUEUE_DT timestamp_eligible=ELIGIBLE_DT timestamp_start=START_DT timestamp_end=END_DT")]
    [InlineData("seed-fixtures/quorum_close_cycle.csv", "row_id=CASE_ID case=CASE_ID activity=PROCESS_NAME host=SERVER resource=USER_ID timestamp_queue=QUEUE_DT timestamp_start=START_DT timestamp_end=END_DT")]
    [InlineData("seed-fixtures/enertia_eventlog.csv", "row_id=CASE_ID case=CHAIN_ID activity=PROCESS_CODE host=HOST_NAME resource=USER_NAME timestamp_queue=QUEUED_AT timestamp_eligible=ELIGIBLE_AT timestamp_start=START_TIME timestamp_end=END_TIME")]
    [InlineData("bpi-challenge/bpic2012_loans_part.csv", "case=case:concept:name activity=concept:name timestamp=time:timestamp lifecycle=lifecycle:transition resource=org:resource amount=case:AMOUNT_REQ")]
    [InlineData("pm4py-small/interval_event_log.csv", "case=case:concept:name activity=concept:name timestamp=time:timestamp timestamp_start=start_timestamp timestamp_end=time:timestamp")]
    [InlineData("ibm-process-mining/onboard_client.csv", "case=process activity=activity timestamp_start=start timestamp_end=end resource=resource")]
    [InlineData("pm4py-small/running-example.csv", "row_id=column_1 case=case:concept:name activity=concept:name timestamp=time:timestamp resource=org:resource amount=Costs")]
    [InlineData("bupar-eventdata/patients.csv", "case=patient activity=handling timestamp=time lifecycle=registration_type resource=employee")]
    public void real_logs_get_their_roles(string file, string expected)
    {
        using var staged = new Staged();
        var roles = staged.File(Path.Combine(Corpus.Find("data/02-eventlogs"), file)).Dataset.Roles;
        foreach (var pair in expected.Split(' ').Select(pair => pair.Split('=', 2)))
            Assert.Equal((pair[0], pair[1]), (pair[0], roles.SingleOrDefault(role => role.Role == pair[0])?.Column));
        Assert.All(roles, role => Assert.Equal(role.Points, role.Clues.Sum(clue => clue.Points)));
    }

    [Theory]
    [InlineData("vendor", "vendor")]
    [InlineData("CaseID", "case id")]
    [InlineData("HTTPServer2Name", "http server name")]
    [InlineData("case:concept:name", "case concept name")]
    [InlineData("END_DT", "end dt")]
    public void names_split_into_whole_words(string name, string words) => Assert.Equal(words, string.Join(" ", NameTokens.Of(name)));

    [Fact]
    public void a_plain_table_gets_plain_roles_only()
    {
        using var staged = new Staged();
        var roles = staged.Text("x,y,colour,ok\n1.5,2,red,true\n2.5,3,blue,false\n3.5,4,red,true\n4.5,5,blue,true\n").Dataset.Roles;
        Assert.Equal(["category=colour", "category=ok", "numeric=x", "numeric=y"], roles.Select(role => $"{role.Role}={role.Column}"));
    }
}
