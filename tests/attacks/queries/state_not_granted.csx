// what: Asks for the state without the grant.
// both: passes
// alone: error SH3160
// grant: dataset:sql
Leak(State.Query("select run_id from runs")[0]["run_id"]);
