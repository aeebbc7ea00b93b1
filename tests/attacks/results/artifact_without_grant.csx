// what: Writes an artifact without the capability and swallows the answer.
// both: passes
// alone: harmless
Try(() => Artifacts.Write("notes.txt", "owned"));
