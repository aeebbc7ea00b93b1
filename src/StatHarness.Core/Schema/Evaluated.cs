namespace StatHarness.Core.Schema;

/// <summary>Which children of one value some schema has evaluated (2020-12 core §7.7, the annotations that unevaluated* read).</summary>
internal sealed class Evaluated
{
    private HashSet<string>? names;
    private HashSet<int>? indices;
    private bool allNames;
    private int prefix;

    public bool Has(string name) => allNames || names?.Contains(name) == true;

    public bool Has(int index) => index < prefix || indices?.Contains(index) == true;

    public void Add(string name) => (names ??= new(StringComparer.Ordinal)).Add(name);

    public void Add(int index) => (indices ??= []).Add(index);

    public void AddAllNames() => allNames = true;

    public void AddPrefix(int count) => prefix = Math.Max(prefix, count);

    public void AddAllItems() => prefix = int.MaxValue;

    public void Merge(Evaluated other)
    {
        allNames |= other.allNames;
        prefix = Math.Max(prefix, other.prefix);
        if (other.names is not null) (names ??= new(StringComparer.Ordinal)).UnionWith(other.names);
        if (other.indices is not null) (indices ??= []).UnionWith(other.indices);
    }
}
