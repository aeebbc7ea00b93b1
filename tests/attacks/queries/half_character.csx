// what: Asks with half of a character, in the text, in a value and in a name.
// both: passes
// alone: harmless
// grant: dataset:sql
Sql.Query("select '\ud800' as \"\udc00\"");
Sql.Query("select :half as half", ("half", "\ud800"));
Try(() => Sql.Query("select :half", ("\ud800", 1)));
Try(() => Sql.Query("select \ud800"));
