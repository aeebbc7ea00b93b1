// what: Opens the schema for writing.
// both: passes
// alone: violation sql writable_schema refused
// grant: dataset:sql
Try(() => Sql.Query("pragma writable_schema = 1"));
