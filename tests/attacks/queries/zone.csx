// what: Asks for the zone of the machine.
// both: passes
// alone: error SH3163
// grant: dataset:sql
Sql.Query("select datetime(start, 'localtime') as local from rows");
