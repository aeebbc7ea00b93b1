using System.Runtime.InteropServices;

namespace StatHarness.Core;

/// <summary>What the system knows of one file or folder (of a link itself, not of what it leads to). Linux only.</summary>
/// <param name="Mode">Kind and permissions, as in <c>st_mode</c>.</param>
/// <param name="Links">How many names it has.</param>
/// <param name="ModifiedNs">When its content last changed, in nanoseconds since 1970. Anybody who may write it can set that.</param>
/// <param name="ChangedNs">When content, names or permissions last changed. Only who sets the system's clock can set that.</param>
public readonly record struct FileStat(uint DeviceMajor, uint DeviceMinor, ulong Inode, ushort Mode, uint Links, long SizeBytes, long ModifiedNs, long ChangedNs)
{
    private const int KindMask = 0xF000, FolderKind = 0x4000, LinkKind = 0xA000;

    public bool IsFolder => (Mode & KindMask) == FolderKind;

    public bool IsLink => (Mode & KindMask) == LinkKind;

    /// <returns>Null when nothing is there.</returns>
    /// <exception cref="IOException">The system does not say.</exception>
    public static FileStat? Of(string path)
    {
        const int currentDirectory = -100, doNotFollow = 0x100, basic = 0x7FF, noEntry = 2, notDirectory = 20;
        // statx(2) has one layout on every architecture, unlike stat(2).
        Span<byte> found = stackalloc byte[256];
        if (StatX(currentDirectory, path, doNotFollow, basic, ref MemoryMarshal.GetReference(found)) != 0)
        {
            return Marshal.GetLastPInvokeError() is noEntry or notDirectory ? null : throw new IOException($"Cannot look at '{path}': {Marshal.GetLastPInvokeErrorMessage()}.");
        }
        return new FileStat(
            BitConverter.ToUInt32(found[136..]), BitConverter.ToUInt32(found[140..]), BitConverter.ToUInt64(found[32..]), BitConverter.ToUInt16(found[28..]),
            BitConverter.ToUInt32(found[16..]), BitConverter.ToInt64(found[40..]), Nanoseconds(found[112..]), Nanoseconds(found[96..]));
    }

    private static long Nanoseconds(ReadOnlySpan<byte> time) => (BitConverter.ToInt64(time) * 1_000_000_000) + BitConverter.ToUInt32(time[8..]);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int directory, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, ref byte found);
}
