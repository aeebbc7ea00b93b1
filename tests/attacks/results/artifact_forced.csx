// what: Grants itself the capability by reflection.
// both: SH3112 typeof
// alone: invalid_output
typeof(ArtifactWriter).GetField("granted", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.SetValue(Artifacts, true);
Artifacts.Write("notes.txt", "owned");
