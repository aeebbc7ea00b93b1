namespace StatHarness.Benchmarks;

/// <summary>The tools that people would pick instead, where they are installed; and ourselves.</summary>
internal static class Peers
{
    /// <summary>Pinned, so that figures of different days compare. The native part of Polars is named because npm leaves it out as optional.</summary>
    private static readonly string[] Packages = ["@duckdb/node-api@1.5.6-r.1", "nodejs-polars@0.26.1", "nodejs-polars-linux-x64-gnu@0.26.1"];

    private static string Scripts => Path.Combine(Product.Root, "tests", "StatHarness.Benchmarks", "peers");

    private static string Modules => Path.Combine(BenchOptions.Home, "peers", "node_modules");

    public static Contender Ours => new("stat-harness ingest", (file, own) => [Product.Program, "ingest", file, "--appdata", Path.Combine(own, "appdata"), "--json"]);

    /// <summary>Fields by CsvHelper, numbers and times by the base library, values written: what one would program in an afternoon.</summary>
    public static Contender CsvHelper => new("CsvHelper, naive", (file, own) => Child("csvhelper", file, Path.Combine(own, "out")));

    public static Contender Excel => new("ExcelDataReader, reading only", (file, _) => Child("excel", file));

    public static Contender DuckDb => new("DuckDB", (file, own) => LoadDuckDb(file, Path.Combine(own, "duck.db")), MissingModule("@duckdb/node-api", "DuckDB"));

    public static IReadOnlyList<string> LoadDuckDb(string file, string database) => ["node", Script("duck.js"), "load", file, database];

    public static Contender Polars => new("Polars", (file, own) => ["node", Script("polars.js"), file, Path.Combine(own, "polars.ipc")], MissingModule("nodejs-polars", "Polars"));

    public static Contender DataTable => new("data.table", (file, own) => ["Rscript", Script("datatable.R"), file, Path.Combine(own, "table.rds")], MissingDataTable());

    public static Contender Profile(string dataset, string appData) => new("stat-harness profile", (_, _) => [Product.Program, "profile", dataset, "--appdata", appData, "--json"]);

    public static Contender Summarize(string database) => new("DuckDB SUMMARIZE", (_, _) => ["node", Script("duck.js"), "summarize", database], DuckDb.Missing);

    /// <summary>This program once more, as another process.</summary>
    public static IReadOnlyList<string> Child(string mode, params string[] files) => ["dotnet", typeof(Peers).Assembly.Location, "child", mode, .. files];

    /// <summary>Installs the peers that npm has into <see cref="BenchOptions.Home"/>.</summary>
    public static int Install(TextWriter output)
    {
        var folder = Directory.CreateDirectory(Path.Combine(BenchOptions.Home, "peers")).FullName;
        output.WriteLine($"Installing {string.Join(", ", Packages)} with npm into {folder} (outside of the repository; BENCH_HOME chooses another place).");
        var done = MeasuredProcess.Run(["npm", "install", "--prefix", folder, "--no-audit", "--no-fund", "--no-save", "--force", .. Packages]);
        output.WriteLine((done.Output + done.Error).Trim());
        output.WriteLine(DataTable.Missing is { } reason ? $"data.table: {reason}" : "data.table is there.");
        return done.Exit;
    }

    private static string Script(string name) => Path.Combine(Scripts, name);

    private static string? MissingModule(string module, string name) =>
        Directory.Exists(Path.Combine(Modules, module)) ? null : $"{name} is not in {Modules}; `./dev bench peers` installs it.";

    private static string? MissingDataTable()
    {
        try
        {
            return MeasuredProcess.Run(["Rscript", "-e", "library(data.table)"]).Exit == 0 ? null : "R has no package data.table (Debian: r-cran-data.table).";
        }
        catch (InvalidOperationException)
        {
            return "Rscript is not installed (Debian: r-base-core r-cran-data.table).";
        }
    }
}
