using System.Text.Json;
using System.Net.Http.Json;
using Playbooks.Cli.Runs;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Actions;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;

namespace Playbooks.Cli.Drills;

/// <summary>The people of a sandbox at work: they do the tasks that the run asks them to do, and sign them off.</summary>
internal sealed class DrillPeople(IRunStore store, Uri control, IReadOnlyList<TenantPerson> people, Breakdown breakdown) : IRunObserver, IDisposable
{
    private readonly HttpClient http = new();

    public void Appended(IReadOnlyList<JournalLine> lines, int from, Run run)
    {
        // Whoever takes a run over asks them again: the process that had asked may have died before they answered.
        if (lines.Skip(from).Any(line => line.Event is RunEvent.Held { Code: "people-asked" } or RunEvent.Resumed) && run.Stage is { } stage)
        {
            var tasks = stage.Applying.Unclear.Select(id => stage.Applying.Actions[id].Action.Call).Where(call => call.Uses == HumanTasks.Name).ToArray();
            if (tasks.Length > 0 && people.Count == 0)
            {
                breakdown.Tell($"nobody is there to do {tasks[0].Id}; name somebody under 'people' of the tenant file");
                return;
            }

            breakdown.Watch(DoAsync(run.Id, tasks), "a task for a person could not be done");
        }
    }

    public void Dispose() => http.Dispose();

    private async Task DoAsync(string run, IReadOnlyList<Call> tasks)
    {
        foreach (var task in tasks)
        {
            var subject = task.Arguments.GetText("subject") ?? "";
            using var answer = await http.PostAsJsonAsync(new Uri(control, "/_sandbox/people/rotate"), new { credential = subject }, JsonSerializerOptions.Web);
            var who = people[0].Id;
            var input = new RunInput.ResolveUnknown(task.Id, Happened: true, who, answer.IsSuccessStatusCode ? $"{who} replaced it at the vendor" : $"{who} looked: nothing is there to replace");
            if (!await store.SendAsync(run, new InboxMessage($"task-{task.Id.Replace('#', '-')}", InputCodec.Write(input)), CancellationToken.None))
            {
                throw new IOException($"there is no run {run} any more");
            }
        }
    }
}
