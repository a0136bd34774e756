using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Alerts;
using Playbooks.Core.Alerts.Incidents;
using Playbooks.Core.Values;
using Spectre.Console;

namespace Playbooks.Cli.Alerts;

/// <summary>Shows alerts, and what each playbook says to them.</summary>
internal static class AlertPage
{
    public static void Write(Terminal terminal, IReadOnlyList<JudgedAlert> alerts, ImmutableArray<string> passedOver, bool json)
    {
        if (json)
        {
            terminal.Output.WriteLine(PlainJson.Write(Value.MapOf(("alerts", Value.ListOf(alerts.Select(Json))), ("passedOver", Value.ListOf(passedOver))), indented: true));
            return;
        }

        foreach (var judged in alerts)
        {
            Write(terminal.People, judged);
        }

        foreach (var reason in passedOver)
        {
            terminal.People.WriteLine($"Passed over: {reason}");
        }
    }

    private static void Write(IAnsiConsole people, JudgedAlert judged)
    {
        var alert = judged.Alert;
        people.MarkupLineInterpolated($"[bold]{alert.Kind}[/]  {alert.Title}");
        Row(people, "source", alert.Source);
        Row(people, "severity", alert.Severity.ToString("0.#", CultureInfo.InvariantCulture) + (alert.IsClosed ? ", closed by its sender" : ""));
        Row(people, "artifact", alert.Artifact is null ? "" : $"{alert.Artifact} ({(alert.Versions.IsEmpty ? "any version" : string.Join(", ", alert.Versions))})");
        Row(people, "identity", alert.Identity ?? "");
        foreach (var window in alert.Windows)
        {
            Row(people, "window", $"{window.From:yyyy-MM-dd'T'HH:mm:ss'Z'} to {window.To:yyyy-MM-dd'T'HH:mm:ss'Z'}: {window.Source}");
        }

        Row(people, "resources", string.Join(", ", alert.Resources));
        foreach (var verdict in judged.Verdicts)
        {
            people.MarkupLineInterpolated($"  {Word(verdict),-7} [bold]{verdict.Playbook.Id}[/]: {verdict.Reason}");
        }

        if (judged.Verdicts.IsEmpty)
        {
            people.WriteLine("  No playbook has a trigger.");
        }
    }

    private static void Row(IAnsiConsole people, string name, string text)
    {
        if (text.Length > 0)
        {
            people.MarkupLineInterpolated($"  {name,-10}{text}");
        }
    }

    private static Value Json(JudgedAlert judged) => Value.MapOf(("alert", judged.Alert.ToValue()), ("playbooks", Value.ListOf(judged.Verdicts.Select(verdict => Json(judged.Alert, verdict)))));

    private static Value Json(Alert alert, Verdict verdict) => Value.MapOf(
        ("playbook", Value.Of(verdict.Playbook.Id)),
        ("would", Value.Of(Word(verdict))),
        ("reason", Value.Of(verdict.Reason)),
        ("run", Value.Of(verdict switch { Verdict.Amend amend => amend.Incident.Run, Verdict.Ignore ignore => ignore.Incident?.Run, _ => null })),
        ("inputs", verdict switch { Verdict.Start start => start.Inputs, Verdict.Amend amend => amend.Inputs, _ => Value.Nothing }),
        ("triggers", Value.ListOf(verdict.Triggers.Select(trigger => Value.MapOf(
            ("alert", Value.Of(trigger.Trigger.Alert)), ("when", Value.Of(trigger.Trigger.When?.Source)), ("kind", Value.Of(trigger.IsOfKind)),
            ("holds", Value.Of(trigger.IsOfKind && trigger.Holds)), ("says", Value.Of(trigger.Say(alert.Kind))))))));

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Start => "start",
        Verdict.Amend => "amend",
        Verdict.Ignore => "ignore",
        _ => throw new UnreachableException(),
    };
}
