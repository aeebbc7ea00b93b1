// what: Attaches a file that is named in hex.
// both: passes
// alone: violation sql ATTACH refused
// grant: dataset:sql
Try(() => Sql.Query("attach X'66696c653a2f6574632f7061737377643f6d6f64653d726f' as p"));
