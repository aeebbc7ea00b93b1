// node read-columns.js EXPECTED.json   opens each column object with apache-arrow and compares every value.
// EXPECTED.json: { rows, columns: [{ name, type, object, values: [text or null, …] }] }
const fs = require('fs');
const arrow = require(process.env.ARROW_MODULES + '/apache-arrow');

const pad = (digits, scale) => digits.padStart(scale + 1, '0');
const decimalText = (words, scale) => {
  let unscaled = 0n;
  for (let i = words.length - 1; i >= 0; i--) unscaled = (unscaled << 32n) | BigInt(words[i]);
  unscaled = BigInt.asIntN(128, unscaled);
  const digits = pad(String(unscaled < 0n ? -unscaled : unscaled), scale);
  const [whole, fraction] = scale === 0 ? [digits, ''] : [digits.slice(0, -scale), digits.slice(-scale).replace(/0+$/, '')];
  return (unscaled < 0n ? '-' : '') + whole + (fraction ? '.' + fraction : '');
};

// What the library says the field is, and one value of it as text.
const readers = {
  int64: { is: type => arrow.DataType.isInt(type) && type.isSigned, text: (vector, row) => String(vector.get(row)) },
  float64: { is: type => arrow.DataType.isFloat(type) && type.precision === arrow.Precision.DOUBLE, text: (vector, row) => vector.get(row), same: (found, expected) => Object.is(found, Number(expected)) },
  decimal: { is: type => arrow.DataType.isDecimal(type), text: (vector, row) => decimalText(vector.get(row), vector.type.scale) },
  bool: { is: type => arrow.DataType.isBool(type), text: (vector, row) => String(vector.get(row)) },
  date: { is: type => arrow.DataType.isDate(type) && type.unit === arrow.DateUnit.DAY, text: (vector, row) => new Date(Number(vector.get(row))).toISOString().slice(0, 10) },
  timestamp: { is: type => arrow.DataType.isTimestamp(type) && type.unit === arrow.TimeUnit.MICROSECOND && !type.timezone, text: micros },
  timestamp_zoned: { is: type => arrow.DataType.isTimestamp(type) && type.unit === arrow.TimeUnit.MICROSECOND && type.timezone === 'UTC', text: micros },
  text: { is: type => isText(arrow.DataType.isDictionary(type) ? type.dictionary : type), text: (vector, row) => vector.get(row) },
};

function isText(type) { return arrow.DataType.isUtf8(type) || arrow.DataType.isLargeUtf8(type); }

// get() gives milliseconds as a double, which loses microseconds: the stored integer is compared.
function micros(vector, row) { return String(vector.data[0].values[row]); }

const expected = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
let compared = 0;
for (const column of expected.columns) {
  const table = arrow.tableFromIPC(fs.readFileSync(column.object));
  const fail = message => { console.error(`${column.name} (${column.type}): ${message}`); process.exit(1); };
  if (table.schema.fields.length !== 1) fail(`${table.schema.fields.length} fields`);
  const vector = table.getChildAt(0);
  const reader = readers[column.type] ?? fail('no reader for this type');
  if (!reader.is(vector.type)) fail(`read as ${vector.type}`);
  if (vector.length !== expected.rows) fail(`${vector.length} rows, expected ${expected.rows}`);
  if (vector.nullCount !== column.values.filter(value => value === null).length) fail(`${vector.nullCount} missing`);
  for (let row = 0; row < expected.rows; row++) {
    const want = column.values[row];
    const found = vector.get(row) === null ? null : reader.text(vector, row);
    const same = want === null || found === null ? want === found : (reader.same ?? Object.is)(found, want);
    if (!same) fail(`row ${row}: read ${JSON.stringify(found)}, expected ${JSON.stringify(want)}`);
    compared++;
  }
}
console.log(JSON.stringify({ compared }));
