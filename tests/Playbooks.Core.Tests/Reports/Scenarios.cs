using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Core.Tests.Runs;

namespace Playbooks.Core.Tests.Reports;

/// <summary>Journals by name; the files that each leaves are kept in <c>Golden/NAME</c>.</summary>
internal static class Scenarios
{
    public static ImmutableArray<string> Names { get; } = ["completed", "rejected-at-the-deadline", "drifted", "held", "cancelled"];

    public static ImmutableArray<JournalLine> Of(string name) => (name switch
    {
        "completed" => Completed(),
        "rejected-at-the-deadline" => Rejected(),
        "drifted" => Drifted(),
        "held" => Held(),
        "cancelled" => Cancelled(),
        _ => throw new ArgumentException(name, nameof(name)),
    }).Journal();

    private static Story Contained(bool drill = false) => Incident.Begun(drill).Seen().Approved("sam", "security").Done().Reporting();

    private static Story Completed()
    {
        var story = Contained().Seen().Reporting().Seen();
        story.When(story.Approval("riley", "security"));
        story.When(story.Approval("sam", "security") with { Comment = "Checked both keys with the owners." });
        story.After(TimeSpan.FromMinutes(7)).Approved("pat", "platform").Done().Reporting();
        return story.Seen().Approved("sam", "security").Done().Reporting();
    }

    private static Story Rejected()
    {
        var story = Incident.Begun().Seen();
        story.After(TimeSpan.FromMinutes(6)).WhenTimePasses();
        story.When(story.Approval("sam", "platform"));
        story.After(TimeSpan.FromMinutes(20)).WhenTimePasses();
        return story.Reporting();
    }

    private static Story Drifted()
    {
        var story = Incident.Begun().Seen().Approved("sam", "security");
        story.Done(_ => new ActionOutcome.Refused(RefusalCode.Drift, "the workflow was edited since it was looked at"));
        var old = story.Events.OfType<RunEvent.PlanMade>().First().Digest;
        story.Looking(IncidentAnswers.Read, IncidentAnswers.Survey).After(TimeSpan.FromMinutes(2));
        story.When(story.Approval("sam", "security") with { Digest = old });
        return story.After(TimeSpan.FromMinutes(1)).Approved("sam", "security").Done().Reporting();
    }

    /// <summary>A drill in which an answer is lost and the provider cannot tell either.</summary>
    private static Story Held()
    {
        var story = Contained(drill: true).Seen().Reporting().Seen().Approved("sam", "security").Approved("pat", "platform");
        story.Done(call => call.Uses == "rotate.aws-access-key" ? new ActionOutcome.Unknown("the connection broke after the request was sent") : Story.Succeeded());
        foreach (var action in story.Agenda.Reconcile)
        {
            story.When(new RunInput.Reconcile(action.Id, Story.Surveyed(action.Call, SurveyVerdict.Unclear), 0));
        }

        return story;
    }

    private static Story Cancelled()
    {
        var story = Contained().Seen().Reporting().Seen();
        story.When(new RunInput.Cancel("lee", "a false alarm: the tag never moved for us", Undo: true));
        return story.Done().Reporting();
    }
}
