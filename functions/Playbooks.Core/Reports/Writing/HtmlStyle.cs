namespace Playbooks.Core.Reports.Writing;

/// <summary>The page's style sheet: system fonts, WCAG AA contrast in light and dark, and a print form with everything unfolded.</summary>
internal static class HtmlStyle
{
    public const string Sheet = """
        :root {
          color-scheme: light dark;
          --page: #fafaf8; --card: #ffffff; --ink: #1a1e24; --soft: #565f6b; --line: #dcdfe3; --link: #0a57a3; --head: #f2f3f4;
          --good: #0d6236; --good-bg: #e3f2e8; --warning: #744600; --warning-bg: #fdf0d5; --bad: #9c1319; --bad-bg: #fbe6e5;
          --confirmed: #b3171d; --probable: #b35900; --possible: #2563ab; --ruled-out: #8a929c;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #13161a; --card: #1a1e23; --ink: #e7e9ec; --soft: #a3adb8; --line: #343a42; --link: #8abfff; --head: #21262c;
            --good: #82d9a8; --good-bg: #14301f; --warning: #f2c56f; --warning-bg: #33270b; --bad: #ff9f9b; --bad-bg: #3c191a;
            --confirmed: #ff7d78; --probable: #f0a04b; --possible: #7fb4f5; --ruled-out: #818a94;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
        main { max-width: 74rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
        h1 { font-size: 1.75rem; line-height: 1.25; margin: 0; letter-spacing: -0.01em; overflow-wrap: anywhere; }
        h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .75rem; }
        h3 { font-size: .95rem; margin: 1.25rem 0 .5rem; }
        p { margin: .25rem 0 .75rem; max-width: 70ch; overflow-wrap: anywhere; }
        a { color: var(--link); text-underline-offset: .15em; }
        code { font: .85em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
        :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
        .drill { margin: 0; max-width: none; padding: .6rem 1.5rem; text-align: center; color: #1a1e24; background: repeating-linear-gradient(135deg, #ffd84d 0 22px, #f2c200 22px 44px); border-bottom: 2px solid #1a1e24; }
        .drill strong { text-transform: uppercase; letter-spacing: .14em; background: #1a1e24; color: #ffd84d; padding: .1rem .6rem; margin-right: .5rem; }
        .playbook { color: var(--soft); margin: 0 0 .25rem; }
        .status { margin: .6rem 0 1.25rem; font-size: 1.05rem; }
        .verdict { margin: 0 0 2rem; display: grid; gap: .75rem; }
        .verdict > div { background: var(--card); border: 1px solid var(--line); border-left: .35rem solid var(--soft); border-radius: .4rem; padding: .8rem 1rem; }
        .verdict > div.good { border-left-color: var(--good); }
        .verdict > div.warning { border-left-color: var(--warning); }
        .verdict > div.bad { border-left-color: var(--bad); }
        .verdict dt { font-size: .8rem; font-weight: 600; color: var(--soft); }
        .verdict dd { margin: .1rem 0 0; font-size: 1.08rem; color: var(--ink); max-width: 80ch; overflow-wrap: anywhere; }
        .verdict .do dd { font-weight: 600; }
        nav { margin: 0 0 2rem; padding: .9rem 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); font-size: .92rem; }
        nav ol { margin: 0; padding: 0 0 0 1.4rem; columns: 15rem; column-gap: 2rem; }
        nav li { break-inside: avoid; padding: .1rem 0; color: var(--soft); }
        section { margin: 0 0 2.5rem; scroll-margin-top: 1rem; }
        .count { color: var(--soft); font-weight: 400; font-variant-numeric: tabular-nums; }
        .good { color: var(--good); } .warning { color: var(--warning); } .bad { color: var(--bad); } .muted { color: var(--soft); }
        .badge { display: inline-block; white-space: nowrap; padding: .05rem .55rem; border-radius: 1rem; font-size: .88em; font-weight: 600; border: 1px solid currentColor; }
        .badge.good { background: var(--good-bg); } .badge.warning { background: var(--warning-bg); } .badge.bad { background: var(--bad-bg); }
        .badge.good::before { content: "\2713\a0"; } .badge.warning::before { content: "\25d0\a0"; } .badge.bad::before { content: "\25cf\a0"; }
        .facts { margin: .25rem 0 1rem; display: grid; gap: .3rem 1.5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 28rem), 1fr)); }
        .facts > div { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: .75rem; align-items: baseline; }
        .facts dt { color: var(--soft); font-size: .9rem; }
        .facts dd { margin: 0; overflow-wrap: anywhere; }
        .scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .4rem; background: var(--card); margin: 0 0 1rem; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
        th, td { text-align: left; vertical-align: top; padding: .45rem .7rem; border-bottom: 1px solid var(--line); min-width: 4rem; max-width: 28rem; overflow-wrap: break-word; }
        td code { overflow-wrap: anywhere; display: inline-block; min-width: 9rem; }
        time { white-space: nowrap; }
        th { background: var(--head); font-weight: 600; white-space: nowrap; }
        tbody tr:last-child td { border-bottom: 0; }
        tr.parent td { border-bottom: 0; padding-bottom: .1rem; }
        tr.more td { padding-top: 0; max-width: none; }
        tr.more summary { color: var(--soft); font-size: .82rem; }
        tr.more .facts { padding: .4rem 0 .2rem 1rem; }
        summary { cursor: pointer; }
        .fold > summary { font-weight: 600; font-size: .95rem; padding: .4rem 0; }
        .fold { margin: .75rem 0; }
        figure { margin: 0 0 1rem; }
        figure .scroll { padding: .75rem; }
        figcaption { color: var(--soft); font-size: .9rem; }
        svg { display: block; min-width: 56rem; width: 100%; height: auto; }
        .groups dt { font-weight: 600; }
        .groups dd { margin: 0 0 .6rem; overflow-wrap: anywhere; max-height: 14rem; overflow-y: auto; }
        @media (max-width: 40rem) {
          main { padding: 1.25rem 1rem 3rem; }
          h1 { font-size: 1.4rem; }
          .facts > div { grid-template-columns: 1fr; gap: 0; }
          .facts { gap: .6rem; }
          table.wide { min-width: 46rem; }
          table:not(.wide) :is(th, td) { padding: .45rem .5rem; }
        }
        @media print {
          :root { --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --head: #eee; --link: #000; }
          body { font-size: 10pt; }
          main { max-width: none; padding: 0; }
          nav { display: none; }
          details::details-content { content-visibility: visible; block-size: auto; height: auto; }
          .groups dd { max-height: none; }
          details:not([open]) > *:not(summary) { display: block; }
          .scroll { overflow: visible; border: 0; }
          svg { min-width: 0; }
          thead { display: table-header-group; }
          tr, .verdict > div { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
          .drill, .badge { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          a { text-decoration: none; }
        }

        """;
}
