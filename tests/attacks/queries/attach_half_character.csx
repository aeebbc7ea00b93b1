// what: Attaches a file whose name holds half of a character.
// both: passes
// alone: violation sql ATTACH refused
// grant: dataset:sql
Sql.Query("attach '/etc/\ud800' as p");
