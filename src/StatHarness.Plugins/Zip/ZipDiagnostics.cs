using System.Globalization;
using StatHarness.Core;

namespace StatHarness.Plugins;

/// <summary>Why an archive is refused. Nothing of it was unpacked.</summary>
internal static class ZipDiagnostics
{
    public static Diagnostic Malformed(string archive, string problem) => new(
        "SH3230", $"'{archive}' is not a sound zip archive: {problem}.", new(archive), "Make the archive again, for example with `stat-harness plugins pack`.");

    public static Diagnostic UnsafeName(string archive, string name, string why) => new(
        "SH3231", $"The archive '{archive}' names an entry '{name}', which would be written elsewhere or mean different things on different systems: {why}", new(archive), "Use plain relative names joined by '/'.");

    public static Diagnostic Repeated(string archive, string one, string other) => new(
        "SH3232", $"The archive '{archive}' holds '{one}' and '{other}', which are one name on some systems.", new(archive), "Keep one of them.");

    public static Diagnostic Special(string archive, string name) => new(
        "SH3233", $"In the archive '{archive}', '{name}' is a link or a device.", new(archive), "Put the file itself into the archive.");

    public static Diagnostic Encrypted(string archive, string name) => new(
        "SH3234", $"In the archive '{archive}', '{name}' is encrypted.", new(archive), "Make the archive without a password.");

    public static Diagnostic Method(string archive, string name, int method) => new(
        "SH3235", $"In the archive '{archive}', '{name}' is compressed by method {method.ToString(CultureInfo.InvariantCulture)}; expected 0 (stored) or 8 (deflated).", new(archive), "Make the archive with the usual compression.");

    public static Diagnostic TooLarge(string archive, string what, long found, long limit) => new(
        "SH3236", $"The archive '{archive}' holds {found.ToString("N0", CultureInfo.InvariantCulture)} {what}; at most {limit.ToString("N0", CultureInfo.InvariantCulture)} are read.", new(archive), "Leave out what the plugin does not need.");

    public static Diagnostic Lies(string archive, string name, string problem) => new(
        "SH3237", $"In the archive '{archive}', '{name}' is not what its header says: {problem}.", new(archive), "Make the archive again; this one is damaged or was made to deceive.");

    public static Diagnostic Bomb(string archive, string name, long packed, long size) => new(
        "SH3238", $"In the archive '{archive}', {packed.ToString("N0", CultureInfo.InvariantCulture)} bytes of '{name}' unpack to {size.ToString("N0", CultureInfo.InvariantCulture)}; that is a bomb, not a plugin.", new(archive), "Use a smaller fixture.");

    public static Diagnostic Nested(string archive, string name, string problem) => new(
        "SH3239", $"In the archive '{archive}', '{name}' is an archive itself, and {problem}.", new(archive), "Put the files in as they are. A workbook of moderate size is fine.");
}
