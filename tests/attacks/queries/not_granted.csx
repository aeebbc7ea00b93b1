// what: Asks in SQL without the grant.
// both: passes
// alone: error SH3160
Sql.Query("select * from rows");
