// what: Loads code into the library.
// both: passes
// alone: violation sql load_extension refused
// grant: dataset:sql
Try(() => Sql.Query("select load_extension('{outside}/planted.so')"));
