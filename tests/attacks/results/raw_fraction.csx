// what: Answers with rows that are no whole number.
// both: SH3112 unsafe
// alone: invalid_output
// use: raw
Raw.Answer("{\"schema_version\":1,\"plugin\":\"results_raw_fraction\",\"status\":\"clean\",\"reason_code\":\"x\",\"reason\":\"Forged.\",\"looked_at\":{\"mode\":\"exact\",\"rows_seen\":2.5,\"rows_total\":3},\"findings\":[],\"output\":{},\"figures\":[],\"tables\":[],\"warnings\":[],\"log\":[]}");
