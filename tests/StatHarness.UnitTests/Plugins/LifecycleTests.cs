using StatHarness.Plugins;
using StatHarness.UnitTests.NotebookRoom;
using Xunit;

namespace StatHarness.UnitTests.PluginsRoom;

public sealed class LifecycleTests
{
    [Fact]
    public void the_documentation_shows_the_switch_table_of_plugins()
    {
        const string Start = "<!-- generated: plugin lifecycle -->\n";
        var path = Notebooks.Repository("docs/plugin-lifecycle.md");
        var page = File.ReadAllText(path);
        var from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var to = page.IndexOf("<!-- end -->", from, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("STATHARNESS_DOCS") == "write")
        {
            File.WriteAllText(path, page[..from] + PluginLifecycle.Markdown() + page[to..]);
            return;
        }
        Assert.Equal(PluginLifecycle.Markdown(), page[from..to]);
    }

    [Fact]
    public void only_a_step_out_of_disabled_candidate_or_superseded_enables_and_nothing_leaves_a_tombstone_but_a_new_arrival()
    {
        var enabling = from state in Enum.GetValues<PluginState>() from step in Enum.GetValues<PluginStepKind>() where PluginLifecycle.Next(state, step) == PluginState.Enabled select state;
        Assert.Equal([PluginState.Disabled, PluginState.Candidate, PluginState.Superseded], enabling.Distinct());
        var revived = Enum.GetValues<PluginStepKind>().Where(step => PluginLifecycle.Next(PluginState.Removed, step) is not null);
        Assert.Equal([PluginStepKind.Installed, PluginStepKind.Offered], revived);
    }

    [Fact]
    public void names_of_states_and_steps_are_stable_and_read_back()
    {
        Assert.Equal(["absent", "disabled", "enabled", "candidate", "superseded", "removed"], Enum.GetValues<PluginState>().Select(PluginLifecycle.NameOf));
        Assert.All(Enum.GetValues<PluginState>(), state => Assert.Equal(state, PluginLifecycle.StateOf(PluginLifecycle.NameOf(state))));
    }
}
