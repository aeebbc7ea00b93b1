// what: Gives an array back twice.
// both: SH3110 System.Buffers
// alone: harmless
var pool = System.Buffers.ArrayPool<byte>.Shared; var array = pool.Rent(64); pool.Return(array); pool.Return(array); Log((pool.Rent(64) == pool.Rent(64)).ToString());
