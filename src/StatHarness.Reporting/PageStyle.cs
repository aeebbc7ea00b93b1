using StatHarness.Reporting.Documents;

namespace StatHarness.Reporting;

/// <summary>The style sheet of <c>report.html</c>: light and dark by the reader's setting, narrow screens, print, reduced motion.</summary>
internal static class PageStyle
{
    public static string Css { get; } = "\n" + Page + "\n" + BlockStyle.Css("main") + "\n" + Media + "\n";

    private const string Page = """
        :root{color-scheme:light dark;--sh-page:#fff;--sh-text:#1f2328;--sh-link:#0757b8}
        html{background:var(--sh-page);color:var(--sh-text);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%}
        body{margin:0 auto;max-width:76rem;padding:2rem 1.5rem 4rem}
        a{color:var(--sh-link);text-underline-offset:.15em}
        a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--sh-link);outline-offset:2px;border-radius:2px}
        h1{font-size:2rem;line-height:1.2;margin:.1rem 0 .3rem;overflow-wrap:anywhere}
        h2{font-size:1.4rem;margin:2.6rem 0 .6rem;padding-bottom:.25rem;border-bottom:1px solid color-mix(in srgb,currentColor 25%,transparent)}
        h3{font-size:1.1rem;margin:1.8rem 0 .4rem}
        p{margin:.6rem 0;max-width:60rem}
        header p{margin:0}
        .sh-eyebrow{font-size:.85rem;letter-spacing:.06em;text-transform:uppercase;opacity:.8}
        header .sh-note{opacity:.85;font-size:.9rem}
        nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;padding:.7rem 0;margin:1rem 0 1.2rem;border-block:1px solid color-mix(in srgb,currentColor 20%,transparent);font-size:.95rem}
        footer{margin-top:3rem;font-size:.9rem;overflow-wrap:anywhere;opacity:.85}
        .sh-skip{position:absolute;left:-999rem}
        .sh-skip:focus{left:1rem;top:1rem;background:var(--sh-page);padding:.5rem 1rem;z-index:1}
        :target{scroll-margin-top:1rem}
        .sh-claim:has(:target){box-shadow:0 0 0 3px var(--sh-link)}
        """;

    private const string Media = """
        @media (prefers-color-scheme:dark){:root{--sh-page:#14171c;--sh-text:#e3e6ea;--sh-link:#79b3ff}}
        @media (max-width:40rem){body{padding:1rem .9rem 3rem}h1{font-size:1.5rem}main .sh-facts>div{grid-template-columns:1fr;margin-bottom:.4rem}main .sh-facts dt{font-size:.85em}}
        @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
        @media print{:root{--sh-page:#fff;--sh-text:#000;--sh-link:#000}nav,.sh-skip{display:none}body{max-width:none;padding:0;font-size:10pt}main .sh-scroll{overflow:visible}main .sh-svg{max-width:100%}main .sh-claim,main figure,main tr{break-inside:avoid}h2,h3{break-after:avoid}}
        """;
}
