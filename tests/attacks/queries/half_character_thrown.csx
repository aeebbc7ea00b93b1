// what: Fails with half of a character in the message.
// both: passes
// alone: error SH3164
// grant: dataset:sql
Sql.Query("select :half", ("\ud800", 1));
