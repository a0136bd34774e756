namespace Playbooks.Core.Reports.Writing;

/// <summary>How the drawing looks, in a page and by itself: WCAG AA contrast in light and dark.</summary>
internal static class SvgStyle
{
    public const string Light = """
        --page: #fafaf8; --card: #ffffff; --ink: #1a1e24; --soft: #565f6b; --confirmed: #b3171d; --probable: #b35900; --possible: #2563ab; --ruled-out: #8a929c;
        """;

    public const string Dark = """
        --page: #13161a; --card: #1a1e23; --ink: #e7e9ec; --soft: #a3adb8; --confirmed: #ff7d78; --probable: #f0a04b; --possible: #7fb4f5; --ruled-out: #818a94;
        """;

    public const string Rules = """
        svg { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        svg .box { fill: var(--page); stroke: var(--soft); stroke-width: 1; }
        svg .behind { fill: var(--card); stroke: var(--soft); stroke-width: 1; }
        svg .jewel { stroke: var(--ink); stroke-width: 2.2; }
        svg .label { fill: var(--ink); } svg .kind, svg .column { fill: var(--soft); font-size: 10.5px; } svg .column { font-weight: 600; font-size: 12px; }
        svg .why { fill: var(--ink); font-weight: 600; font-size: 10.5px; }
        svg path { fill: none; }
        svg .confirmed { stroke: var(--confirmed); stroke-width: 2.6; }
        svg .probable { stroke: var(--probable); stroke-width: 2; stroke-dasharray: 9 4; }
        svg .possible { stroke: var(--possible); stroke-width: 1.7; stroke-dasharray: 2.5 4; }
        svg .ruled-out { stroke: var(--ruled-out); stroke-width: 1.6; stroke-dasharray: .1 5; stroke-linecap: round; }
        svg .faint { stroke-opacity: .35; }
        svg .bar { stroke-width: 4; stroke-dasharray: none; stroke-linecap: butt; }

        """;

    /// <summary>For a file of its own.</summary>
    public const string Sheet = "svg { " + Light + " background: var(--page); }\n@media (prefers-color-scheme: dark) { svg { " + Dark + " } }\n" + Rules;
}
