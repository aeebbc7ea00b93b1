using StatHarness.Benchmarks;

// Each benchmark prints its figures beside a baseline measured in the same run, since absolute times differ between machines.
var chosen = args.Where(argument => !argument.StartsWith('-')).ToArray();
var all = new (string Name, Action<TextWriter> Run)[]
{
    ("ingest", IngestBenchmark.Run),
    ("worker", WorkerBenchmark.Run),
    ("dispatch", DispatchBenchmark.Run),
    ("run", RunBenchmark.Run),
};
Console.WriteLine($"Machine: {Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, .NET {Environment.Version}");
foreach (var (name, run) in all.Where(benchmark => chosen.Length == 0 || chosen.Contains(benchmark.Name)))
{
    Console.WriteLine($"\n## {name}");
    run(Console.Out);
}
return chosen.Except(all.Select(benchmark => benchmark.Name)).Any() ? 2 : 0;
