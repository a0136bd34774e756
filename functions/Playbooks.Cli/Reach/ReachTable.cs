using Playbooks.Core.Reach.Purposes;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Values;
using Spectre.Console;

namespace Playbooks.Cli.Reach;

/// <summary>A map for people: ways to crown jewels, then every credential with the best way to it, then what could not be seen.</summary>
internal static class ReachTable
{
    public static void Write(IAnsiConsole console, MappedReach mapped)
    {
        var overview = ReachOverview.Of(mapped.Graph ?? new ReachGraph([], [], 0));
        var counts = (mapped.Output.Get("counts") as Value.Map)?.Entries.Select(entry => $"{Text(entry.Value)} {Text(entry.Key)}") ?? [];
        console.MarkupLineInterpolated($"[bold]In reach[/]  {string.Join(", ", counts)}");
        Jewels(console, overview);
        Uses(console, mapped);
        Credentials(console, overview);
        Lives(console, mapped);
        Purposes(console, mapped);
        Escalations(console, mapped);
        Unseen(console, mapped);
        console.WriteLine();
        var ruledOut = overview.RuledOut.Sum(kind => kind.Value);
        console.MarkupLineInterpolated($"[bold]Ruled out[/]  {ruledOut}{(ruledOut == 0 ? "" : $": {string.Join(", ", overview.RuledOut.Select(kind => $"{kind.Value} {kind.Key}"))}")}");
    }

    public static string Text(MappedReach mapped)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 4096;
        Write(console, mapped);
        return text.ToString();
    }

    private static void Jewels(IAnsiConsole console, ReachOverview overview)
    {
        if (overview.Jewels.IsEmpty)
        {
            return;
        }

        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{(overview.JewelsAreMarked ? "Ways to crown jewels" : "Surest ways to credentials and identities (no crown jewel is in reach or marked)")}[/]");
        foreach (var way in overview.Jewels)
        {
            console.MarkupLineInterpolated($"  {Grades.WordOf(way.End.Grade),-9}  [bold]{way.End.Label.Text}[/]{(way.End.Jewel.Length > 0 ? $"  {way.End.Jewel}" : "")}");
            console.MarkupLineInterpolated($"             {string.Join(" → ", way.Nodes.Select(node => node.Label.Text))}");
        }
    }

    private static void Uses(IAnsiConsole console, MappedReach mapped)
    {
        var uses = mapped.Output.Get("uses")?.Items ?? [];
        if (uses.IsEmpty)
        {
            return;
        }

        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]Used since the window opened[/]  {uses.Length}");
        foreach (var use in uses)
        {
            console.MarkupLineInterpolated($"  {use.GetText("rule"),-18} [bold]{SafeText.Of(use.GetText("credential") ?? "")}[/]  {SafeText.Of(use.GetText("first") ?? "")} to {SafeText.Of(use.GetText("last") ?? "")}: {SafeText.Of(use.GetText("why") ?? "")}");
        }
    }

    private static void Credentials(IAnsiConsole console, ReachOverview overview)
    {
        foreach (var grade in overview.Ways.GroupBy(way => way.End.Grade).OrderByDescending(group => group.Key))
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[bold]{Grades.WordOf(grade.Key)}[/]  {grade.Count()}");
            var tokens = grade.Count(way => way.End.Kind == ReachNode.Token);
            foreach (var way in grade.Where(way => way.End.Kind != ReachNode.Token || tokens == 1))
            {
                console.MarkupLineInterpolated($"  [bold]{way.End.Label.Text}[/]  {way.End.Kind}  {way.End.Id}{(way.Ways > 1 ? $"  ({way.Ways} ways)" : "")}");
                console.MarkupLineInterpolated($"      path    {string.Join(" → ", way.Nodes.Select(node => node.Label.Text))}");
                if (way.Decisive is { } edge)
                {
                    console.MarkupLineInterpolated($"      rule    {edge.Rule.Text}: {edge.Reason.Text}");
                    console.MarkupLineInterpolated($"      source  {edge.Source.Text}{(edge.At.Text.Length > 0 ? $", {edge.At.Text}" : "")}");
                }
            }

            if (tokens > 1)
            {
                console.MarkupLineInterpolated($"  [bold]tokens of {tokens} jobs[/]  --json names each");
            }
        }
    }

    private static void Escalations(IAnsiConsole console, MappedReach mapped)
    {
        var all = mapped.Output.Get("escalations")?.Items ?? [];
        if (all.IsEmpty)
        {
            return;
        }

        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]What these identities could make of themselves[/]  {all.Length}");
        foreach (var one in all.OrderByDescending(IsTierZero))
        {
            console.MarkupLineInterpolated($"  {(IsTierZero(one) ? "tier 0" : ""),-6}  {one.GetText("rule"),-20}  [bold]{SafeText.Of(one.GetText("right") ?? "")}[/]  {SafeText.Of(one.GetText("why") ?? "")}");
        }
    }

    private static void Lives(IAnsiConsole console, MappedReach mapped)
    {
        var all = mapped.Output.Get("lives")?.Items ?? [];
        if (all.IsEmpty)
        {
            return;
        }

        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]Short-lived tokens and what they could be exchanged for[/]  {all.Length}");
        foreach (var one in all)
        {
            var end = one.GetText("dies_at") is { Length: > 0 } at ? $"until {at}" : "no end";
            console.MarkupLineInterpolated($"  {(one.Get("alive") is Value.Bool { Flag: true } ? "alive" : "dead"),-5}  {end,-26}  [bold]{SafeText.Of(one.GetText("node") ?? "")}[/]  {one.GetText("rule")}: {SafeText.Of(one.GetText("why") ?? "")}");
        }
    }

    /// <summary>What is beyond a purpose each by itself; those about which the registry is silent together.</summary>
    private static void Purposes(IAnsiConsole console, MappedReach mapped)
    {
        var all = mapped.Output.Get("purposes")?.Items ?? [];
        if (all.IsEmpty)
        {
            return;
        }

        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]Privilege held against registered purpose[/]  {all.Length}");
        foreach (var rule in all.GroupBy(one => one.GetText("rule") ?? ""))
        {
            foreach (var one in rule.Where(_ => rule.Key == PurposeFinding.TooMuch))
            {
                console.MarkupLineInterpolated($"  {rule.Key,-27}  [bold]{SafeText.Of(one.GetText("identity") ?? "")}[/]  {SafeText.Of(one.GetText("why") ?? "")}");
            }

            if (rule.Key != PurposeFinding.TooMuch)
            {
                console.MarkupLineInterpolated($"  {rule.Key,-27}  {SafeText.Of(string.Join(", ", rule.Select(one => one.GetText("identity"))))}");
            }
        }
    }

    private static bool IsTierZero(Value escalation) => escalation.Get("tier0") is Value.Bool { Flag: true };

    private static void Unseen(IAnsiConsole console, MappedReach mapped)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]Cannot tell[/]  {mapped.Unseen.Length}");
        foreach (var (what, why) in mapped.Unseen)
        {
            console.MarkupLineInterpolated($"  {what.Text}: {why.Text}");
        }
    }

    private static string Text(Value value) => value is Value.Text text ? text.Content : PlainJson.Write(value);
}
