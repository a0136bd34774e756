using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Tests.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Journals;

/// <summary>Lives a run by chance — answers, failures, crashes, people — and can bring any run to its end.</summary>
internal sealed class Wanderer(Random chance, Run? run = null)
{
    public Run? Run { get; private set; } = run;

    public DateTimeOffset Now { get; private set; } = Story.Start;

    public List<RunEvent> Events { get; } = [];

    private StageRun? Stage => Run?.Stage;

    public void Begin()
    {
        var book = Books.Of(
            Books.Stage("contain", Books.Read("look"), Books.Change("disable", 4) with { OnFailure = Any<FailureRule>() }, Books.Read("prove") with { After = ["disable"] }),
            Books.Stage("rotate", Books.Change("rotate", 3) with { OnFailure = Any<FailureRule>(), Reads = ["look"] }, Books.Destroy("remove") with { After = ["rotate"] })
                .Asking(("security", 2)) with { Concurrency = 2 });
        var pinned = PlaybookJson.Write(book);
        Take(new RunInput.Start(new RunEvent.Started("run-1", pinned, PlaybookJson.DigestOf(pinned), Value.EmptyMap, "riley", "acme", false, [], [])));
        Settle();
    }

    public void Step()
    {
        Now += TimeSpan.FromSeconds(chance.Next(0, 20));
        foreach (var input in Inputs().OrderBy(_ => chance.Next()).Take(chance.Next(1, 4)).ToList())
        {
            Take(input);
        }

        Settle();
    }

    /// <summary>A new worker takes it over, everything works, people agree.</summary>
    public void GoOnToTheEnd()
    {
        Take(new RunInput.Resume("another", (Run?.Epoch ?? 0) + 1));
        for (var i = 0; i < 300 && Run is { IsOver: false } now; i++)
        {
            Now = Agenda.Of(now, Now).WakeAt is { } wake && wake > Now && Stage?.Phase != StagePhase.Deciding ? wake : Now;
            Settle();
            foreach (var input in Helpful().ToList())
            {
                Take(input);
            }
        }
    }

    private IEnumerable<RunInput> Helpful()
    {
        var agenda = Agenda.Of(Run ?? throw new InvalidOperationException("nothing has begun"), Now);
        IEnumerable<RunInput> work =
        [
            .. agenda.Read.Select(call => new RunInput.FinishRead(call.Id, Story.Succeeded(), 0)),
            .. agenda.Survey.Select(call => new RunInput.FinishSurvey(call.Id, Story.Surveyed(call), 0)),
            .. agenda.Reconcile.Select(action => new RunInput.Reconcile(action.Id, Story.Surveyed(action.Call, SurveyVerdict.Done), 0)),
            new RunInput.Begin([.. agenda.Begin.Select(action => action.Id)]),
            .. (Stage?.Applying.Running ?? []).Union(agenda.Begin.Select(action => action.Id)).Select(id => new RunInput.FinishAction(id, Story.Succeeded(), 0)),
            .. (Stage?.Applying.Unclear ?? []).Select(id => new RunInput.ResolveUnknown(id, true, "sam", "seen")),
            .. Paperwork(agenda),
        ];
        IEnumerable<RunInput> people = Run.Hold is not null ? [new RunInput.Retry("sam")] : [Decision("ann", true), Decision("bob", true)];
        return work.Concat(people);
    }

    private IEnumerable<RunInput> Inputs()
    {
        var agenda = Agenda.Of(Run ?? throw new InvalidOperationException("nothing has begun"), Now);
        return
        [
            .. agenda.Read.Select(call => new RunInput.FinishRead(call.Id, Outcome(), chance.NextDouble())),
            .. agenda.Survey.Select(call => new RunInput.FinishSurvey(call.Id, Look(call), chance.NextDouble())),
            .. agenda.Reconcile.Select(action => new RunInput.Reconcile(action.Id, Look(action.Call), chance.NextDouble())),
            .. agenda.Begin.IsEmpty ? [] : new[] { new RunInput.Begin([.. agenda.Begin.Select(action => action.Id)]) },
            .. (Stage?.Applying.Running ?? []).Select(id => new RunInput.FinishAction(id, Outcome(), chance.NextDouble())),
            .. (Stage?.Applying.Running ?? []).Where(_ => Once(4)).Select(id => new RunInput.RecordMark(id, new Mark("half", Value.Of(chance.Next())))),
            .. (Stage?.Applying.Unclear ?? []).Select(id => new RunInput.ResolveUnknown(id, Once(2), "sam", "looked")),
            .. Paperwork(agenda),
            Decision(Once(2) ? "ann" : "bob", !Once(8)),
            .. Run.Hold is null ? [] : new RunInput[] { new RunInput.Retry("sam") },
            .. Once(15) ? [new RunInput.Resume("another", Run.Epoch + 1)] : Array.Empty<RunInput>(),
            .. Once(60) ? [new RunInput.Amend(Value.MapOf(("n", Value.Of(chance.Next()))), "sam", "more is known")] : Array.Empty<RunInput>(),
            .. Once(120) ? [new RunInput.Cancel("sam", "enough", Once(2))] : Array.Empty<RunInput>(),
        ];
    }

    private static IEnumerable<RunInput> Paperwork(Agenda agenda) => agenda.Paperwork switch
    {
        Core.Runs.Paperwork.Report => [new RunInput.RecordReport("", [new ReportFile("1.html", "ab")])],
        Core.Runs.Paperwork.Signature => [new RunInput.RecordSignature("head", "ES256", "key", "c2ln")],
        _ => [],
    };

    private RunInput.Decide Decision(string person, bool approve) =>
        new(Stage?.Stage.Name ?? "", Stage?.Digest ?? "", person, "security", ["security"], approve, "", "test");

    private ActionOutcome Outcome() => chance.Next(10) switch
    {
        0 => new ActionOutcome.FailedRetryable("busy", "later", Once(2) ? TimeSpan.FromSeconds(5) : null),
        1 => new ActionOutcome.FailedFinal("no", "never"),
        2 => new ActionOutcome.Unknown("no answer"),
        3 when Once(3) => new ActionOutcome.Refused(RefusalCode.Drift, "changed"),
        _ => Story.Succeeded(Value.MapOf(("n", Value.Of(chance.Next())))),
    };

    private SurveyOutcome Look(Call call) => Once(10)
        ? new SurveyOutcome.Failed(new ActionOutcome.FailedRetryable("busy", "later"))
        : Story.Surveyed(call, Any<SurveyVerdict>(), cuts: [$"access of {call.Id}"]);

    private T Any<T>() where T : struct, Enum => Enum.GetValues<T>()[chance.Next(Enum.GetValues<T>().Length)];

    private bool Once(int inSoMany) => chance.Next(inSoMany) == 0;

    private void Settle()
    {
        while (Take(new RunInput.Continue()))
        {
        }
    }

    private bool Take(RunInput input)
    {
        var made = Decider.Decide(input, Run, Now);
        Run = made.Aggregate(Run, (state, happened) => Evolver.Evolve(state, happened, Now));
        Events.AddRange(made);
        return made.Length > 0;
    }
}
