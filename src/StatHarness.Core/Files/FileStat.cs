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

    /// <summary>Whether the file system below a path is one that keeps <see cref="ChangedNs"/> itself: others make it up, or take it from another machine.</summary>
    /// <returns>False also where the system does not say.</returns>
    public static bool IsKeptAt(string path)
    {
        // ext2 to ext4, XFS, Btrfs, tmpfs, overlayfs, ZFS, F2FS, bcachefs; see statfs(2).
        ReadOnlySpan<long> keepers = [0xEF53, 0x58465342, 0x9123683E, 0x01021994, 0x794C7630, 0x2FC12FC1, 0xF2F52010, 0xCA451A4E];
        Span<byte> found = stackalloc byte[256];
        return StatFs(path, ref MemoryMarshal.GetReference(found)) == 0 && keepers.Contains(BitConverter.ToInt64(found));
    }

    private static long Nanoseconds(ReadOnlySpan<byte> time) => (BitConverter.ToInt64(time) * 1_000_000_000) + BitConverter.ToUInt32(time[8..]);

    /// <summary>64-bit systems only: there the first member, the kind of file system, has 64 bits, and the whole 120 bytes.</summary>
    [DllImport("libc", EntryPoint = "statfs", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatFs([MarshalAs(UnmanagedType.LPUTF8Str)] string path, ref byte found);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int directory, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, ref byte found);
}
