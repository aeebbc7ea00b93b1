// node polars.js CSV IPC   read the whole file, write Arrow IPC
const module_ = require(process.env.BENCH_HOME + '/peers/node_modules/nodejs-polars');
const polars = module_.default ?? module_;
const [csv, ipc] = process.argv.slice(2);
polars.readCSV(csv, { inferSchemaLength: 1000, tryParseDates: true }).writeIPC(ipc);
