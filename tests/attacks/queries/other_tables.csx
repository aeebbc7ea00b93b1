// what: Asks for a table of the catalogue that is not in the slice.
// both: passes
// alone: error SH3161
// grant: state:read
Leak(State.Query("select value from settings_history")[0]["value"]);
