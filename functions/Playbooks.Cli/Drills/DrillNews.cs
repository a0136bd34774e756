using Playbooks.Cli.Runs;
using Playbooks.Core.Journals;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;

namespace Playbooks.Cli.Drills;

/// <summary>Amends the run with what becomes known while it is under way, each piece of news once.</summary>
internal sealed class DrillNews(IRunStore store, Playbook playbook, IReadOnlyList<(string Stage, string Reason, Value Alert)> news, Breakdown breakdown) : IRunObserver
{
    private int told;

    public void Appended(IReadOnlyList<JournalLine> lines, int from, Run run)
    {
        foreach (var started in lines.Skip(from).Select(line => line.Event).OfType<RunEvent.StageStarted>())
        {
            if (told < news.Count && news[told].Stage == started.Stage && Triggers.Inputs(playbook, news[told].Alert, out _) is { } inputs)
            {
                var message = new InboxMessage($"news-{told}", InputCodec.Write(new RunInput.Amend(inputs, "drill", news[told].Reason)));
                told++;
                breakdown.Watch(store.SendAsync(run.Id, message, CancellationToken.None), "news could not be told to the run");
            }
        }
    }
}
