using System.Globalization;

namespace StatHarness.Execution;

/// <summary>How much of a log is kept. Whoever floods it loses what is beyond, and the log says how much that was.</summary>
internal sealed class LogCap(int maxLines, long maxBytes)
{
    private int lines;
    private long bytes;

    public long DroppedLines { get; private set; }

    public long DroppedBytes { get; private set; }

    /// <param name="size">Bytes of the line with its end.</param>
    /// <returns>Whether it still fits. Once one did not, none does: a log with holes would mislead.</returns>
    public bool Takes(long size)
    {
        if (DroppedLines == 0 && lines < maxLines && bytes + size <= maxBytes)
        {
            lines++;
            bytes += size;
            return true;
        }
        DroppedLines++;
        DroppedBytes += size;
        return false;
    }

    public string Closing => string.Create(CultureInfo.InvariantCulture,
        $"Capped: {DroppedLines:N0} further lines ({DroppedBytes:N0} bytes) were not kept; the cap is {maxLines:N0} lines or {maxBytes:N0} bytes.");
}
