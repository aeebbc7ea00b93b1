// what: Copies the database into a file.
// both: passes
// alone: violation sql written refused
// grant: dataset:sql
Try(() => Sql.Query("vacuum into '{outside}/copy.sqlite'"));
