// node duck.js load CSV DATABASE   CREATE TABLE t AS read_csv, then CHECKPOINT
// node duck.js summarize DATABASE  SUMMARIZE t
const { DuckDBInstance } = require(process.env.BENCH_HOME + '/peers/node_modules/@duckdb/node-api');
(async () => {
  const [mode, first, second] = process.argv.slice(2);
  const database = mode === 'load' ? second : first;
  const connection = await (await DuckDBInstance.create(database)).connect();
  if (mode === 'load') {
    await connection.run(`CREATE TABLE t AS SELECT * FROM read_csv('${first.replaceAll("'", "''")}')`);
    await connection.run('CHECKPOINT');
  } else {
    await connection.runAndReadAll('SUMMARIZE t');
  }
  process.exit(0);
})().catch(error => { console.error(String(error)); process.exit(1); });
