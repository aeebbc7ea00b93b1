using System.Diagnostics;
using System.Reflection;
using StatHarness.Core;

namespace StatHarness.Scripting;

/// <summary>Where in the script an exception came from; needs the embedded line table, so only failures pay for it.</summary>
internal static class ScriptPlace
{
    public static Place? Of(Exception exception, Assembly plugin)
    {
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod()?.Module.Assembly != plugin || frame.GetFileName() is not { } file || file == "config.g.csx") continue;
            return new(file, frame.GetFileLineNumber(), frame.GetFileColumnNumber());
        }
        return null;
    }
}
