// what: Answers with a number that is beyond numbers.
// both: SH3112 unsafe
// alone: invalid_output
// use: raw
Raw.Answer("{\"schema_version\":1,\"plugin\":\"results_raw_infinite\",\"status\":\"clean\",\"reason_code\":\"x\",\"reason\":\"Forged.\",\"looked_at\":{\"mode\":\"exact\",\"rows_seen\":3e999,\"rows_total\":3},\"findings\":[],\"output\":{},\"figures\":[],\"tables\":[],\"warnings\":[],\"log\":[]}");
