// what: Answers with a mark of byte order before it.
// both: SH3112 unsafe
// alone: invalid_output
// use: raw
Raw.AnswerBytes([0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes("{\"schema_version\":1,\"plugin\":\"results_raw_mark\",\"status\":\"clean\",\"reason_code\":\"x\",\"reason\":\"Forged.\",\"looked_at\":{\"mode\":\"exact\",\"rows_seen\":3,\"rows_total\":3},\"findings\":[],\"output\":{},\"figures\":[],\"tables\":[],\"warnings\":[],\"log\":[]}")]);
