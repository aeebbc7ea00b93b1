// what: Asks for a journal on disk.
// both: passes
// alone: violation sql journal_mode refused
// grant: dataset:sql
Try(() => Sql.Query("pragma journal_mode = wal"));
