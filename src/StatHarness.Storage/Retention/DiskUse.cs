namespace StatHarness.Storage;

internal static class DiskUse
{
    /// <summary>Bytes of a file, or of all files below a folder; links count nothing and are not followed.</summary>
    public static long Of(string path) => File.Exists(path)
        ? new FileInfo(path).Length
        : new DirectoryInfo(path).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Sum(file => file.Length);
}
