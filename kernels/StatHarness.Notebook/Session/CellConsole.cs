using System.Text;

namespace StatHarness.Notebook;

/// <summary>Stands in for a standard stream of the process: what a cell prints becomes its output, everything else passes through.</summary>
internal sealed class CellConsole : TextWriter
{
    private static readonly Lock Gate = new();
    private static TextWriter? installedOut;
    private static TextWriter? installedError;
    private readonly StreamName name;
    private readonly TextWriter original;

    private CellConsole(StreamName name, TextWriter original)
        : base(original.FormatProvider)
    {
        (this.name, this.original) = (name, original);
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => original.Encoding;

    /// <summary>Again before each cell, since anyone may have set the console in between.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (Console.Out != installedOut)
            {
                Console.SetOut(new CellConsole(StreamName.Stdout, Console.Out));
                installedOut = Console.Out;
            }
            if (Console.Error != installedError)
            {
                Console.SetError(new CellConsole(StreamName.Stderr, Console.Error));
                installedError = Console.Error;
            }
        }
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        if (CellContext.Now is { } cell) cell.Emit(new StreamOutput(name, value));
        else original.Write(value);
    }

    public override void Flush() => original.Flush();
}
