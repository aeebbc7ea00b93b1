using StatHarness.Reporting.Cards;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Notebook;

/// <summary>Markup that is shown as it is.</summary>
public sealed record HtmlContent(string Html);

/// <summary>Markdown that is shown rendered.</summary>
public sealed record MarkdownContent(string Markdown);

/// <summary>A Mermaid diagram; front-ends without Mermaid show its source.</summary>
public sealed record MermaidContent(string Diagram);

/// <summary>A whole HTML page, shown in a frame of its own that runs no script.</summary>
internal sealed record PageContent(string Html);

/// <summary>The findings of a run that a filter lets through; how many it hides is said.</summary>
internal sealed record FindingsContent(IReadOnlyList<Finding> Findings, FindingsFilter Filter);

internal sealed record HelpContent(string Text, string Markdown);
