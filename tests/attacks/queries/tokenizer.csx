// what: Hands the library a pointer to code.
// both: passes
// alone: violation sql fts3_tokenizer refused
// grant: dataset:sql
Try(() => Sql.Query("select fts3_tokenizer('simple', x'4141414141414141')"));
