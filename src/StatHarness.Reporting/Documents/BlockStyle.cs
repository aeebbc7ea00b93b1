namespace StatHarness.Reporting.Documents;

/// <summary>How blocks look, on a page and in a notebook cell. Everything derives from the colour of the surrounding text.</summary>
internal static class BlockStyle
{
    /// <summary>Rules for elements inside <paramref name="scope"/>, such as <c>.sh-card</c>.</summary>
    public static string Css(string scope) => Rules.Replace("$ ", scope + " ", StringComparison.Ordinal);

    // The tones keep 4.5:1 for text on white and on near-black by mixing with the text colour.
    private const string Rules = """
        $ table{border-collapse:collapse;font-size:.95em;font-variant-numeric:tabular-nums;width:100%;margin:0}
        $ caption{text-align:left;font-weight:600;padding:.25rem 0 .4rem}
        $ th,$ td{padding:.3rem .75rem .3rem 0;text-align:left;vertical-align:top;border-bottom:1px solid color-mix(in srgb,currentColor 16%,transparent);font-weight:400;background:none;max-width:32rem;overflow-wrap:break-word}
        $ thead th{font-weight:600;font-size:.85em;border-bottom:1px solid color-mix(in srgb,currentColor 45%,transparent);vertical-align:bottom;white-space:nowrap}
        $ .sh-right{text-align:right;white-space:nowrap}
        $ code{font-family:ui-monospace,"Cascadia Code","SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.9em;overflow-wrap:anywhere;white-space:pre-wrap;background:none;color:inherit;padding:0}
        $ td a,$ th a{white-space:nowrap}
        $ .sh-id{white-space:nowrap}
        $ .sh-long{min-width:15rem}
        $ pre{overflow-x:auto;padding:.75rem 1rem;border:1px solid color-mix(in srgb,currentColor 20%,transparent);border-radius:6px;background:color-mix(in srgb,currentColor 4%,transparent)}
        $ pre code{white-space:pre;overflow-wrap:normal}
        $ .sh-facts{margin:.6rem 0;display:grid;gap:.15rem 0}
        $ .sh-facts>div{display:grid;grid-template-columns:9.5rem minmax(0,1fr);gap:0 1rem}
        $ .sh-facts dt{margin:0;font-weight:400;color:color-mix(in srgb,currentColor 78%,transparent)}
        $ .sh-facts dd{margin:0;overflow-wrap:anywhere}
        $ .sh-badge{display:inline-block;padding:0 .5em;border:1px solid currentColor;border-radius:999px;font-size:.8em;line-height:1.5;font-weight:600;white-space:nowrap}
        $ .sh-badge.sh-plain{font-weight:400}
        $ .sh-badge.sh-good{color:color-mix(in srgb,#1a7f37 72%,CanvasText)}
        $ .sh-badge.sh-notice{color:color-mix(in srgb,#0969da 72%,CanvasText)}
        $ .sh-badge.sh-warning{color:color-mix(in srgb,#9a6700 72%,CanvasText)}
        $ .sh-badge.sh-bad{color:color-mix(in srgb,#cf222e 72%,CanvasText)}
        $ .sh-callout{margin:1rem 0;padding:.7rem 1rem;border:1px solid color-mix(in srgb,currentColor 20%,transparent);border-left:5px solid currentColor;border-radius:6px;background:color-mix(in srgb,currentColor 3%,transparent)}
        $ .sh-callout-title{margin:0}
        $ .sh-callout.sh-good{border-left-color:#2da44e}
        $ .sh-callout.sh-notice{border-left-color:#3b7dd8}
        $ .sh-callout.sh-warning{border-left-color:#bf8700}
        $ .sh-callout.sh-bad{border-left-color:#d64545}
        $ .sh-callout ul{margin:.5rem 0 0;padding-left:1.2rem}
        $ .sh-claim{margin:1rem 0;padding:.6rem 1rem .7rem;border:1px solid color-mix(in srgb,currentColor 18%,transparent);border-left:5px solid color-mix(in srgb,currentColor 35%,transparent);border-radius:6px}
        $ .sh-claim.sh-bad{border-left-color:#d64545}
        $ .sh-claim.sh-warning{border-left-color:#bf8700}
        $ .sh-claim.sh-notice{border-left-color:#3b7dd8}
        $ .sh-claim p{margin:.3rem 0}
        $ .sh-claim-id{font-size:.8em;font-weight:400;margin:0;font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace}
        $ .sh-note{color:color-mix(in srgb,currentColor 78%,transparent);font-size:.9em;margin:.4rem 0}
        $ .sh-scroll{overflow-x:auto;margin:.9rem 0 .3rem}
        $ figure{margin:1.2rem 0}
        $ figure .sh-scroll{margin:.3rem 0}
        $ .sh-svg{display:block;max-width:none;height:auto}
        $ .sh-spark{vertical-align:-2px;margin-right:.5em}
        $ details{margin:.5rem 0}
        $ summary{cursor:pointer}
        $ ul{padding-left:1.2rem}
        """;
}
