namespace StatHarness.Core;

/// <summary>The only way a name that came from outside becomes a path below a root of ours. Refuses the same names on every system.</summary>
public static class SafePath
{
    /// <summary>UTF-8 bytes: common file systems hold 255; our own temporary names need room.</summary>
    public const int MaxSegmentBytes = 200;

    public const int MaxBytes = 1024;

    /// <summary>Looks at the name alone, before there is a root.</summary>
    /// <exception cref="DiagnosticException">SH1001, as <see cref="Under"/>.</exception>
    public static void Check(string relative)
    {
        if (SafeName.Refusal(relative) is { } why) throw CoreDiagnostics.UnsafePath(relative, why);
    }

    /// <summary>Joins; <paramref name="relative"/> is segments joined by '/'. Nothing needs to exist, but no existing segment below <paramref name="root"/> may be a link.</summary>
    /// <returns>A full path below <paramref name="root"/>, which itself may be reached through links.</returns>
    /// <exception cref="DiagnosticException">SH1001: the name does not stay below its root, or means different things on different systems.</exception>
    public static string Under(string root, string relative)
    {
        Check(relative);
        var path = Path.GetFullPath(root);
        foreach (var segment in relative.Split('/'))
        {
            path = Path.Combine(path, segment);
            RefuseLink(path, relative);
        }
        return path;
    }

    /// <summary>Refuses a file that has another name too (a hard link), or any link below <paramref name="root"/> on the way: writing to it would write elsewhere.</summary>
    /// <param name="path">As <see cref="Under"/> gave it.</param>
    /// <exception cref="DiagnosticException">SH1001.</exception>
    public static void RefuseLinks(string root, string path)
    {
        var relative = Path.GetRelativePath(Path.GetFullPath(root), Path.GetFullPath(path)).Replace(Path.DirectorySeparatorChar, '/');
        var full = Under(root, relative);
        if (File.Exists(full) && HardLinks.Count(full) is > 1 and var count) throw CoreDiagnostics.UnsafePath(relative, $"it is one of {count} names of the same file");
    }

    private static void RefuseLink(string path, string relative)
    {
        // Of the entry itself, not of what it leads to; -1: nothing is there, so nothing below is either.
        var attributes = new FileInfo(path).Attributes;
        if ((int)attributes != -1 && attributes.HasFlag(FileAttributes.ReparsePoint)) throw CoreDiagnostics.UnsafePath(relative, $"'{Path.GetFileName(path)}' is a link");
    }
}
