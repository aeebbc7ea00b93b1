using System.Buffers;

namespace StatHarness.Statistics;

/// <summary>Rented room for one column's keys and for moving them.</summary>
internal sealed class KeyMemory(int values) : IDisposable
{
    public ulong[] Keys { get; } = ArrayPool<ulong>.Shared.Rent(values);

    public ulong[] Scratch { get; } = ArrayPool<ulong>.Shared.Rent(values);

    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(Keys);
        ArrayPool<ulong>.Shared.Return(Scratch);
    }
}
