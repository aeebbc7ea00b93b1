using System.Collections;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Reporting.Cards;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Workbench;

namespace StatHarness.Notebook;

/// <summary>How values are shown: the first entry whose type fits. A new kind of value is one line here.</summary>
internal static class Renderers
{
    private static readonly Entry[] All =
    [
        For<MimeBundle>(bundle => bundle),
        For<HtmlContent>(ContentBundles.Html),
        For<MarkdownContent>(ContentBundles.Markdown),
        For<MermaidContent>(ContentBundles.Mermaid),
        For<PageContent>(ContentBundles.Page),
        For<HelpContent>(ContentBundles.Help),
        For<Card>(CardBundles.Of),
        For<FindingsContent>(CardBundles.Of),
        For<Dataset>(CardBundles.Of),
        For<DatasetProfile>(CardBundles.Of),
        For<Plan>(CardBundles.Of),
        For<Run>(CardBundles.Of),
        For<DoctorReport>(CardBundles.Of),
        For<IEnumerable<Finding>>(findings => CardBundles.Of(new FindingsContent([.. findings], FindingsFilter.All))),
        For<Finding>(CardBundles.Of),
        For<Diagnostic>(CardBundles.Of),
        For<DiagnosticException>(failure => CardBundles.Of(failure.Diagnostic)),
        For<Exception>(failure => MimeBundle.Plain($"{failure.GetType().FullName}: {failure.Message}")),
        For<Task>(_ => MimeBundle.Plain("A task that was not awaited. Write 'await' before the expression to see its value.")),
        For<JsonNode>(ScalarBundles.Json),
        new(ScalarBundles.IsScalar, ScalarBundles.Scalar),
        For<IEnumerable>(TableBundles.Sequence),
        new(TableBundles.IsRecord, TableBundles.Record),
    ];

    /// <returns>Null for null: nothing is shown.</returns>
    public static MimeBundle? Render(object? value)
    {
        if (value is null) return null;
        var entry = Array.Find(All, entry => entry.Fits(value));
        return entry is null ? MimeBundle.Plain(value.ToString() ?? value.GetType().Name) : entry.Render(value);
    }

    private static Entry For<T>(Func<T, MimeBundle> render) => new(value => value is T, value => render((T)value));

    private sealed record Entry(Func<object, bool> Fits, Func<object, MimeBundle> Render);
}
