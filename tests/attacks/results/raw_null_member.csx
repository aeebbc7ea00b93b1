// what: Answers with nothing where a list must be.
// both: SH3112 unsafe
// alone: invalid_output
// use: raw
Raw.Answer("{\"schema_version\":1,\"plugin\":\"results_raw_null_member\",\"status\":\"clean\",\"reason_code\":\"x\",\"reason\":\"Forged.\",\"looked_at\":{\"mode\":\"exact\",\"rows_seen\":3,\"rows_total\":3},\"findings\":[null],\"output\":{},\"figures\":[],\"tables\":[],\"warnings\":[],\"log\":[]}");
