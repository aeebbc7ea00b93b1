using StatHarness.Benchmarks;

if (args is ["child", var mode, .. var files]) return Baselines.Run(mode, files);
// Each benchmark prints its figures beside a baseline measured in the same run, since absolute times differ between machines.
var all = new (string Name, Action<BenchOptions, TextWriter> Run)[]
{
    ("ingest", IngestBenchmark.Run),
    ("profile", ProfileBenchmark.Run),
    ("worker", (_, output) => WorkerBenchmark.Run(output)),
    ("dispatch", (_, output) => DispatchBenchmark.Run(output)),
    ("run", (_, output) => RunBenchmark.Run(output)),
    ("command", (_, output) => CommandBenchmark.Run(output)),
    ("discovery", (_, output) => DiscoveryBenchmark.Run(output)),
};
if (BenchOptions.Parse(args, out var chosen) is not { } options || chosen.Except(all.Select(benchmark => benchmark.Name)).Except(["peers"]).Any())
{
    Console.Error.WriteLine($"./dev bench [{string.Join('|', all.Select(benchmark => benchmark.Name))}|peers] [--quick] [--mb N] [--rounds N] [--json FILE]");
    return 2;
}
if (chosen.Contains("peers")) return Peers.Install(Console.Out);
Console.WriteLine($"Machine: {Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, .NET {Environment.Version}");
foreach (var (name, run) in all.Where(benchmark => chosen.Count == 0 || chosen.Contains(benchmark.Name)))
{
    Console.WriteLine($"\n## {char.ToUpperInvariant(name[0])}{name[1..]}\n");
    run(options, Console.Out);
}
return 0;
