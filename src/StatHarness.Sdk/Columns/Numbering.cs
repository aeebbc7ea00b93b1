namespace StatHarness.Sdk;

/// <summary>
/// Numbers 64-bit keys by first appearance, from 0: open addressing in two arrays. Not the library's dictionary: each instance of
/// that over numbers is compiled while a worker runs, and is looked up in unoptimised code until the worker is over.
/// </summary>
internal sealed class Numbering
{
    private ulong[] keys = new ulong[1024];
    // Number + 1; 0 is an empty slot.
    private int[] slots = new int[1024];

    public int Count { get; private set; }

    public int Of(ulong key)
    {
        var mask = slots.Length - 1;
        var at = Start(key) & mask;
        while (slots[at] != 0)
        {
            if (keys[at] == key) return slots[at] - 1;
            at = (at + 1) & mask;
        }
        keys[at] = key;
        slots[at] = ++Count;
        if (Count * 2 > slots.Length) Grow();
        return Count - 1;
    }

    private void Grow()
    {
        var (oldKeys, oldSlots) = (keys, slots);
        (keys, slots) = (new ulong[oldKeys.Length * 2], new int[oldSlots.Length * 2]);
        var mask = slots.Length - 1;
        for (var i = 0; i < oldSlots.Length; i++)
        {
            if (oldSlots[i] == 0) continue;
            var at = Start(oldKeys[i]) & mask;
            while (slots[at] != 0) at = (at + 1) & mask;
            (keys[at], slots[at]) = (oldKeys[i], oldSlots[i]);
        }
    }

    // Multiplies by an odd constant near 2^64/φ and folds the well-mixed upper half down.
    private static int Start(ulong key)
    {
        var mixed = unchecked(key * 0x9E3779B97F4A7C15);
        return (int)((mixed ^ (mixed >> 32)) & int.MaxValue);
    }
}
