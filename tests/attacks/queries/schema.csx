// what: Looks for tables that are not granted.
// both: passes
// alone: violation sql sqlite_schema refused
// grant: state:read
Try(() => State.Query("select * from sqlite_schema"));
