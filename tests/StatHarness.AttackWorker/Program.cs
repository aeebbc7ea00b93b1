using System.Text;
using StatHarness.AttackWorker;
using StatHarness.Sandbox;

// A worker in which the plugin has already won: any code, no static check. What it still cannot do is what the operating system stops.
if (args is ["parent", ..]) return await Parent.RunAsync(args[1..]);
if (args is ["launching", ..]) return await Parent.LaunchAsync();
if (args is ["armed"]) return await Parent.WaitArmedAsync();
if (args is ["without", var calls, var program, ..]) return Starved.Become(calls, program, args[3..]);
return WorkerSide.Serve(
    static (request, _) =>
    {
        var words = Encoding.UTF8.GetString(request.Request.Span).Split('\n');
        return Encoding.UTF8.GetBytes(Verbs.All.TryGetValue(words[0], out var verb) ? Verbs.Run(verb, new(words[1..], request.Grants)) : $"unknown verb {words[0]}");
    },
    warmUp: _ => RawCalls.Resolve());
