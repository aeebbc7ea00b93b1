// what: Names an artifact so that it would leave its folder, past the check of the Sdk.
// both: SH3112 typeof
// alone: invalid_output
// grant: artifacts:write
var written = (Dictionary<string, byte[]>)typeof(ArtifactWriter).GetField("written", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.GetValue(Artifacts)!;
written.Add("../../report.json", [1, 2, 3]);
