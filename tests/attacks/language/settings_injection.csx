// what: Puts code into the description of a setting.
// both: passes
// alone: harmless
// config: {"type":"object","properties":{"top":{"type":"integer","default":1,"description":"*/ </summary>\n System.IO.File.Exists(\"/etc/passwd\"); //"}}}
Log(Config.Top.ToString());
