using System.Text.Json;
using System.Net.Http.Json;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Actions;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;

namespace Playbooks.Cli.Drills;

/// <summary>The people of a sandbox at work: they do the tasks that the run asks them to do, and sign them off.</summary>
internal sealed class DrillPeople(IRunStore store, Uri control, IReadOnlyList<TenantPerson> people) : IRunObserver, IDisposable
{
    private readonly HttpClient http = new();

    public void Appended(IReadOnlyList<JournalLine> lines, int from, Run run)
    {
        // Whoever takes a run over asks them again: the process that had asked may have died before they answered.
        if (lines.Skip(from).Any(line => line.Event is RunEvent.Held { Code: "people-asked" } or RunEvent.Resumed) && run.Stage is { } stage)
        {
            _ = DoAsync(run.Id, [.. stage.Applying.Unclear.Select(id => stage.Applying.Actions[id].Action.Call)]);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task DoAsync(string run, IReadOnlyList<Call> tasks)
    {
        foreach (var task in tasks.Where(task => task.Uses == HumanTasks.Name))
        {
            var subject = task.Arguments.GetText("subject") ?? "";
            using var answer = await http.PostAsJsonAsync(new Uri(control, "/_sandbox/people/rotate"), new { credential = subject }, JsonSerializerOptions.Web);
            var who = people[0].Id;
            var input = new RunInput.ResolveUnknown(task.Id, Happened: true, who, answer.IsSuccessStatusCode ? $"{who} replaced it at the vendor" : $"{who} looked: nothing is there to replace");
            await store.SendAsync(run, new InboxMessage($"task-{task.Id.Replace('#', '-')}", InputCodec.Write(input)), CancellationToken.None);
        }
    }
}
