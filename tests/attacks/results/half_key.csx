// what: Names a member of its output by half a character.
// both: passes
// alone: harmless,error,invalid_output
Report.Output(new Dictionary<string, object> { ["\udc00"] = 1, ["__proto__"] = 1, ["$ref"] = "file:///etc/passwd" });
