// what: Has a collection expression build by its own method.
// both: SH3112 typeof
// alone: violation * /etc/passwd EACCES
[System.Runtime.CompilerServices.CollectionBuilder(typeof(Builder), "Make")] class Items : List<string>;
static class Builder { public static Items Make(ReadOnlySpan<string> texts) => [System.IO.File.ReadAllText("/etc/passwd")]; }
Try(() => { Items items = ["a"]; Leak(items.Count > 0 ? items : null); });
