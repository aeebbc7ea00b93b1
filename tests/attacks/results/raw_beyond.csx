// what: Answers with more rows than a number of ours holds.
// both: SH3112 unsafe
// alone: invalid_output
// use: raw
Raw.Answer("{\"schema_version\":1,\"plugin\":\"results_raw_beyond\",\"status\":\"clean\",\"reason_code\":\"x\",\"reason\":\"Forged.\",\"looked_at\":{\"mode\":\"exact\",\"rows_seen\":1e30,\"rows_total\":3},\"findings\":[],\"output\":{},\"figures\":[],\"tables\":[],\"warnings\":[],\"log\":[]}");
