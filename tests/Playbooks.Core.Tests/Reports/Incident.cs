using System.Buffers;
using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Journals;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Tests.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Reports;

/// <summary>A small incident that the scenarios tell in different ways: an action turned hostile, four credentials within its reach.</summary>
internal static class Incident
{
    public static Playbook Playbook { get; } = Books.Of(Contain, Map, Rotate, Restore) with
    {
        Id = "package-compromise",
        Version = "1.0.0",
        Title = "A package or action turned hostile",
        Controls = [new Control("NIST CSF 2.0", "RS.MA-2"), new Control("OWASP NHI Top 10", "NHI-03")],
    };

    private static Stage Contain => Books.Stage("contain",
        Books.Read("runs") with { Uses = "github.find-runs", Title = "Find every run that executed the artifact" },
        Books.Change("disable", 2) with { Uses = "github.disable-workflow", Title = "Disable the workflows that use it" }) with
    {
        Title = "Stop the artifact from running again",
        Controls = [new Control("NIST CSF 2.0", "RS.MI-01")],
        Checkpoint = Asking(("security", 1)),
    };

    private static Stage Map => Books.Stage("map",
        Books.Read("logs") with { Uses = "github.read-logs", OnFailure = FailureRule.Continue },
        Books.Read("reach") with { Uses = "reach.map", After = ["logs"] }) with
    {
        Title = "Map every secret it could reach",
        Report = ["reach-graph", "evidence"],
    };

    private static Stage Rotate => Books.Stage("rotate",
        Books.Change("aws-key") with { Uses = "rotate.aws-access-key", With = Group(("credential", "secret:acme/web/AWS_KEY")) },
        Books.Change("deploy-key") with { Uses = "rotate.github-deploy-key", With = Group(("credential", "secret:acme/web/DEPLOY_KEY")), Undo = false }) with
    {
        Title = "Replace every reachable credential",
        Controls = [new Control("NIST CSF 2.0", "RS.MI-02")],
        Checkpoint = Asking(("security", 1), ("platform", 1)),
    };

    private static Stage Restore => Books.Stage("restore",
        Books.Change("undo") with { Uses = "run.undo", With = new Argument.Group([KeyValuePair.Create<string, Argument>("stages", new Argument.Leaf(Books.Text("${{ ['contain'] }}")))]) }) with
    {
        Title = "Put back what was contained",
        Checkpoint = Asking(("security", 1)),
    };

    public static Value Inputs { get; } = Value.MapOf(
        ("artifact", Value.Of("pkg:github/tj-actions/changed-files")),
        ("bad-commits", Value.ListOf(["0e58ed8671d6b60d0890c21b07f8835ace038e67"])),
        ("windows", Value.ListOf([Value.MapOf(
            ("from", Value.Of("2025-03-14T16:00:00Z")), ("to", Value.Of("2025-03-15T22:00:00Z")), ("source", Value.Of("advisory GHSA-mrrh-fwg8-r2c3")))])));

    public static Value Policy { get; } = Value.MapOf(
        ("name", Value.Of("say-what-destroys")), ("uses", Value.ListOf(["rotate.*"])), ("conditions", Value.EmptyList),
        ("validations", Value.ListOf([Value.MapOf(("expression", Value.Of("action.effect == 'reads'")), ("message", Value.Of("rotations are said aloud")))])),
        ("otherwise", Value.Of("warn")));

    public static Story Begun(bool drill = false)
    {
        var pinned = PlaybookJson.Write(Playbook);
        var story = new Story();
        story.When(new RunInput.Start(new RunEvent.Started(
            "run-20250315-2210", pinned, PlaybookJson.DigestOf(pinned), Inputs, "riley", "acme", drill, ["aws:111122223333/role/responder"], [Policy])));
        story.When(new RunInput.Resume("worker-1", 1));
        return story;
    }

    /// <summary>The stage looks, as far as its plan.</summary>
    public static Story Seen(this Story story)
    {
        story.After(TimeSpan.FromSeconds(40)).WhenTimePasses();
        return story.Looking(IncidentAnswers.Read, IncidentAnswers.Survey).After(TimeSpan.FromMinutes(4));
    }

    public static Story Done(this Story story, Func<Call, ActionOutcome>? perform = null) =>
        story.After(TimeSpan.FromSeconds(20)).Acting(perform ?? (call => Story.Succeeded(Value.MapOf(("id", Value.Of(call.Id))))));

    public static ImmutableArray<JournalLine> Journal(this Story story)
    {
        var (head, lines, bytes) = (JournalHead.Start, new List<JournalLine>(), new ArrayBufferWriter<byte>());
        for (var i = 0; i < story.Events.Count; i++)
        {
            head = JournalCodec.Write(bytes, head, story.Times[i], [story.Events[i]], lines);
        }

        return [.. lines];
    }

    private static Checkpoint Asking(params (string Role, int Count)[] quorums) => new()
    {
        Approvals = [.. quorums.Select(quorum => new Quorum(quorum.Role, quorum.Count))],
        EscalateAfter = TimeSpan.FromMinutes(10),
        Deadline = TimeSpan.FromMinutes(30),
    };

    private static Argument.Group Group(params (string Name, string Value)[] members) =>
        new([.. members.Select(member => KeyValuePair.Create<string, Argument>(member.Name, new Argument.Leaf(Books.Text(member.Value))))]);
}
