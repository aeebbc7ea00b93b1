namespace StatHarness.Notebook;

/// <summary>Markup that is shown as it is.</summary>
public sealed record HtmlContent(string Html);

/// <summary>Markdown that is shown rendered.</summary>
public sealed record MarkdownContent(string Markdown);

/// <summary>A Mermaid diagram; front-ends without Mermaid show its source.</summary>
public sealed record MermaidContent(string Diagram);

/// <summary>A whole HTML page, shown in a frame of its own that runs no script.</summary>
internal sealed record PageContent(string Html);

internal sealed record HelpContent(string Text, string Markdown);
