using System.Globalization;
using StatHarness.Core;

namespace StatHarness.Scripting;

/// <summary>What can be wrong with scripts, their results and the frames around them.</summary>
internal static class ScriptingDiagnostics
{
    public static Diagnostic CompileError(string id, string message, Place place, string? hint) => new("SH3101", $"{id}: {message}", place, hint);

    public static Diagnostic TooComplex(string file, string what, long found, long limit) => new(
        "SH3102", $"{what}: {Number(found)}; at most {Number(limit)} are compiled.", new(file), "Split the script into functions or files.");

    public static Diagnostic CompileTimeout(string plugin, TimeSpan limit) => new(
        "SH3103", $"The scripts of '{plugin}' did not compile within {Number((long)limit.TotalSeconds)} s of processor time.", null, "Deeply nested lambdas and interpolations take the compiler exponential time; name the parts.");

    public static Diagnostic BadConfigSchema(string property, string problem) => new(
        "SH3104", $"config.schema.json, '{property}': {problem}.", new("config.schema.json"), "Use snake_case names; types boolean, integer, number, string, or arrays of these.");

    public static Diagnostic UnknownSetting(string member, string declared, string? nearest, Place place) => new(
        "SH3322", $"Config has no '{member}'; config.schema.json declares {declared}.", place,
        nearest is null ? "Declare it in config.schema.json, with a default: min_cases there is Config.MinCases here." : $"Did you mean {nearest}? Else declare it in config.schema.json, with a default.");

    public static Diagnostic OutsidePackage(string file, Place place) => new(
        "SH3105", $"'{file}' is not a script of this package.", place, "#load reads only scripts of the same package; #r is not there: System, StatHarness.Data, Statistics and Sdk are referenced already.");

    public static Diagnostic TakenName(string file) => new("SH3106", $"A script is called '{file}', which is the name of the one that the harness makes of the settings.", new(file), "Give the script another name.");

    /// <summary>Code of a symbol that reaches for what no plugin is granted: files, network, processes, reflection.</summary>
    public const string ForbiddenSymbol = "SH3110";

    public static Diagnostic NotAllowed(string symbol, string why, string instead, Place place) => new(ForbiddenSymbol, $"'{symbol}' is not allowed: {why}.", place, instead);

    public static Diagnostic NotDeterministic(string symbol, string why, string instead, Place place) => new("SH3111", $"'{symbol}' is not deterministic: {why}.", place, instead);

    public static Diagnostic LanguageNotAllowed(string construct, string why, string instead, Place place) => new("SH3112", $"{construct} is not allowed: {why}.", place, instead);

    public static Diagnostic ScriptThrew(string plugin, string type, string message, Place? place) => new(
        "SH3120", $"The script of '{plugin}' failed: {type}: {message}", place, "Handle the case in the script, or report it as not applicable.");

    public static Diagnostic OutOfMemory(string plugin, Place? place) => new(
        "SH3121", $"The script of '{plugin}' ran out of memory.", place, "Raise budget.memory_mb, or keep less at once.");

    public static Diagnostic NotAPlugin(string plugin, string problem) => new("SH3122", $"The compiled assembly of '{plugin}' {problem}.", null, "Compile the package again.");

    public static Diagnostic NoGrant(string column, string grant) => new("SH3123", $"No descriptor came for column '{column}' ({grant}).", null, "The harness grants a descriptor per column of the request.");

    public static DiagnosticException BadFrame(string problem) => new(new(
        "SH3130", $"The message between harness and worker is damaged: {problem}.", null, "Both sides must be of one version; a worker that answers like this is not trusted."), ExitCode.PluginFailed);

    public static Diagnostic BadResult(string plugin, string path, string problem, string hint) => new("SH3131", $"The result of '{plugin}' at {path}: {problem.TrimEnd('.')}.", null, hint);

    public static Diagnostic NoDiscipline(string plugin, string finding, string problem, string fix) => new("SH3132", $"Plugin '{plugin}', finding '{finding}': {problem}.", null, fix);

    public static Diagnostic BadOutput(string plugin, string path, string problem) => new(
        "SH3133", $"The output of '{plugin}' at {(path.Length == 0 ? "/" : path)}: {problem}", new("output.schema.json"), "Change Report.Output or output.schema.json so that they agree.");

    public static Diagnostic ResultTooLarge(string plugin, long found, long limit) => new(
        "SH3134", $"The result of '{plugin}' is {Number(found)} bytes; at most {Number(limit)} are taken.", null, "Report the largest findings and rows, and say how many there are.");

    public static Diagnostic CodeNotAllowed(string symbol, string why, string instead, Place? place) => new("SH3140", $"The compiled code names '{symbol}', which is not allowed: {why}.", place, instead);

    public static Diagnostic CodeConstruct(string construct, string why, string instead, Place? place) => new("SH3141", $"The compiled code holds {construct}, which is not allowed: {why}.", place, instead);

    public static Diagnostic CodeNotDeterministic(string symbol, string why, string instead, Place? place) => new("SH3142", $"The compiled code names '{symbol}', which is not deterministic: {why}.", place, instead);

    public static Diagnostic CodeNotPlain(string plugin, string problem) => new("SH3143", $"The compiled assembly of '{plugin}' {problem}; it is not run.", null, "Only what the harness compiled itself is run: delete the object and compile the package again.");

    public static Diagnostic CodeTooLarge(string plugin, long found, long limit) => new("SH3144", $"The compiled assembly of '{plugin}' is {Number(found)} bytes; at most {Number(limit)} are taken.", null, "Read large constants from the data or the settings.");

    public static Diagnostic BadArtifacts(string plugin, string problem) => new("SH3153", $"The artifacts of '{plugin}' are not taken: {problem}.", new("artifacts"), "Write files by Artifacts.Write only, and declare artifacts:write in plugin.json.");

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
