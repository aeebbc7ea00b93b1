// what: Puts code into the name of a setting.
// both: SH3104 config.schema.json
// alone: error SH3104
// config: {"type":"object","properties":{"a => System.IO.File.Exists(\"/etc/passwd\"); int b":{"type":"integer","default":1}}}
Log("x");
