using System.Diagnostics;
using StatHarness.Acceptance.Driver;
using StatHarness.Plugins;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>PLUG-08 with PLUG-03: two hundred installed packages are found fast, and still each is hashed before it may run.</summary>
public sealed class PLUG_08_ManyPackages : IDisposable
{
    private const int Packages = 200, Rounds = 5;
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    /// <summary>Against reading the same packages from their folders in the same process: the time of one machine says nothing on another.</summary>
    [Fact]
    public void two_hundred_packages_are_listed_by_their_index_and_loaded_whole_in_about_the_time_of_reading_them()
    {
        var folder = Path.Combine(workplace.Folder, "packages");
        using (var session = Variant.Open(workplace))
            foreach (var i in Enumerable.Range(0, Packages))
            {
                var change = session.Inventory.Install(new Variant(workplace, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"p{i:000}")).Folder);
                session.Inventory.Enable(change.Id, approve: change.Bundle.ToString());
            }
        var read = Least(() => Assert.Equal(Packages, PluginCatalogue.Load([folder]).Packages.Count));
        using var listing = Variant.Open(workplace);
        var list = Least(() => Assert.Equal(Packages, listing.Inventory.List().Count(entry => entry.Origin == "installed")));
        var load = Least(() =>
        {
            using var session = Variant.Open(workplace);
            Assert.True(session.Plugins.Count > Packages);
        });
        Assert.True(list < read, $"Listing took {list.TotalMilliseconds} ms, reading {read.TotalMilliseconds} ms.");
        Assert.True(load < 3 * read, $"Loading took {load.TotalMilliseconds} ms, reading {read.TotalMilliseconds} ms.");

        var bundle = listing.Inventory.List().First(entry => entry.Identity.Id == "p100").Bundle!.Value.ToString();
        var path = Path.Combine(workplace.AppData, "objects", bundle[..2], bundle);
        var damaged = File.ReadAllBytes(path);
        damaged[^100] ^= 1;
        Store.Overwrite(path, damaged);
        using var refusing = Variant.Open(workplace);
        Assert.Equal("SH3224", Refused.By(() => _ = refusing.Plugins).Diagnostic.Code);
    }

    private static TimeSpan Least(Action action)
    {
        var least = TimeSpan.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            action();
            if (watch.Elapsed < least) least = watch.Elapsed;
        }
        return least;
    }
}
