using System.Collections.Immutable;
using System.CommandLine;
using Playbooks.Cli.Explain.Workflows;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Alerts;
using Playbooks.Core.Alerts.Incidents;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;
using Playbooks.Hosting.Alerts;
using Spectre.Console;

namespace Playbooks.Cli.Alerts;

/// <summary>
/// <c>playbook alert FILE</c>: what a document that somebody sends comes down to, and which playbook would start for it and why. Nothing is started.
/// Ends with 0 where a run would start or be widened, 1 where none would or it is no alert, 2 where the call is wrong.
/// </summary>
internal static class AlertCommand
{
    private const int Largest = 16 << 20;

    internal static Command Build(Terminal terminal)
    {
        var file = new Argument<FileInfo>("file") { Description = "A webhook's body, an event, a finding or an incident (JSON)." };
        var source = new Option<string?>("--source")
        {
            Description = $"Who sends it: {string.Join(", ", AlertSources.Names)}; github:EVENT names the event of GitHub's header. Recognised by its form where it is not given.",
        };
        var playbooks = new Option<DirectoryInfo?>("--playbooks") { Description = "The folder of playbooks (default: those that are shipped)." };
        var store = StoreOption.Create();
        store.Description = "Where runs are: shows also which incident it would be taken together with.";
        var json = JsonOption.Create();
        var command = new Command("alert", "Show what an alert comes down to, and which playbook would start for it and why. Nothing is started.") { file, source, playbooks, store, json };
        command.SetAction((parsed, token) => RunAsync(
            new Arguments(parsed.GetRequiredValue(file).FullName, parsed.GetValue(source), parsed.GetValue(playbooks)?.FullName, parsed.GetValue(store), parsed.GetValue(json)), terminal, token));
        return command;
    }

    internal static async Task<int> RunAsync(Arguments arguments, Terminal terminal, CancellationToken token)
    {
        if (BoundedFile.Read(arguments.File, Largest, terminal.Error) is not { } bytes || PlaybooksOf(arguments, terminal.Error) is not { } playbooks)
        {
            return ExitCode.WrongCall;
        }

        if (PlainJson.Read(bytes) is not JsonOutcome.Read { Value: var body })
        {
            terminal.Error.WriteLine($"{arguments.File} is no JSON.");
            return ExitCode.WrongCall;
        }

        if (arguments.Source is { } named && !AlertSources.Names.Contains(named.Split(':')[0]))
        {
            terminal.Error.WriteLine($"There is no source '{named}'; there are {string.Join(", ", AlertSources.Names)}.");
            return ExitCode.WrongCall;
        }

        if (Normalise(arguments.Source, body) is not Normalised.Alerts alerts)
        {
            return Refuse(Normalise(arguments.Source, body), arguments.Json, terminal);
        }

        var book = arguments.Store is { } store ? await IncidentReading.ReadAsync(store, TimeProvider.System, token) : KnownIncidents.None;
        var judged = alerts.All.Select(alert => new JudgedAlert(alert, [.. playbooks.Select(playbook => Correlation.Judge(alert, playbook, book.Of(alert), book.IsOver))])).ToList();
        AlertPage.Write(terminal, judged, alerts.PassedOver, arguments.Json);
        return judged.Exists(alert => alert.Verdicts.Any(verdict => verdict is Verdict.Start or Verdict.Amend)) ? ExitCode.Ok : ExitCode.No;
    }

    private static Normalised Normalise(string? source, Value body) => source?.Split(':', 2) switch
    {
        [var name, var named] => AlertSources.Normalise(new Delivery(name, named, body)),
        [var name] => AlertSources.Normalise(new Delivery(name, null, body)),
        _ => AlertSources.Normalise(body),
    };

    private static int Refuse(Normalised normalised, bool json, Terminal terminal)
    {
        var reason = (normalised as Normalised.Refused)?.Reason ?? "";
        if (json)
        {
            terminal.Output.WriteLine(PlainJson.Write(Value.MapOf(("refused", Value.Of(reason)), ("alerts", Value.EmptyList))));
        }
        else
        {
            terminal.People.WriteLine($"Refused: {reason}");
        }

        return ExitCode.No;
    }

    /// <summary>Null where one of them has errors: an answer about the others would look like a whole one.</summary>
    private static ImmutableArray<Playbook>? PlaybooksOf(Arguments arguments, TextWriter error)
    {
        if (arguments.Playbooks is { } folder && !Directory.Exists(folder))
        {
            error.WriteLine($"There is no folder {folder}.");
            return null;
        }

        using var wrong = new StringWriter();
        var playbooks = TriggeredPlaybooks.Read(arguments.Playbooks ?? PlaybookFiles.Folder(), AllContracts.Get(), wrong);
        error.Write(wrong.ToString());
        return wrong.GetStringBuilder().Length == 0 ? playbooks : null;
    }

    internal sealed record Arguments(string File, string? Source, string? Playbooks, string? Store, bool Json);
}
