// what: Answers with a member that is there twice.
// both: SH3112 unsafe
// alone: invalid_output
// use: raw
Raw.Answer("{\"schema_version\":1,\"plugin\":\"results_raw_twice\",\"status\":\"findings\",\"status\":\"clean\",\"reason_code\":\"x\",\"reason\":\"Forged.\",\"looked_at\":{\"mode\":\"exact\",\"rows_seen\":3,\"rows_total\":3},\"findings\":[],\"output\":{},\"figures\":[],\"tables\":[],\"warnings\":[],\"log\":[]}");
