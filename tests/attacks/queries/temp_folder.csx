// what: Has temporary files written outside.
// both: passes
// alone: violation sql temp_store_directory refused
// grant: dataset:sql
Try(() => Sql.Query("pragma temp_store_directory = '{outside}'"));
