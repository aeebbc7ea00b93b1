// what: Names the provider by which the harness opens its catalogue.
// both: passes
// alone: error SH3101
// grant: state:read
var connection = new Microsoft.Data.Sqlite.SqliteConnection("Data Source={appdata}/state.sqlite");
