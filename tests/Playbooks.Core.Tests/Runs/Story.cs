using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Runs;

/// <summary>A run told by its events: given what happened, when something is asked, then these events follow.</summary>
internal sealed class Story
{
    public static readonly DateTimeOffset Start = new(2025, 3, 15, 22, 10, 0, TimeSpan.Zero);

    public Run? Run { get; private set; }

    public DateTimeOffset Now { get; private set; } = Start;

    public List<RunEvent> Events { get; } = [];

    /// <summary>When each of the events happened.</summary>
    public List<DateTimeOffset> Times { get; } = [];

    public Run Current => Run ?? throw new InvalidOperationException("the story has not begun");

    public static Story Of(Playbook playbook, Value? inputs = null, ImmutableArray<string> guarded = default, params Value[] policies) =>
        RequestedBy("riley", playbook, inputs, guarded, policies);

    public static Story RequestedBy(string person, Playbook playbook, Value? inputs = null, ImmutableArray<string> guarded = default, params Value[] policies)
    {
        var story = new Story();
        var pinned = PlaybookJson.Write(playbook);
        story.When(new RunInput.Start(new RunEvent.Started(
            "run-1", pinned, PlaybookJson.DigestOf(pinned), inputs ?? Value.EmptyMap, person, "acme", false, guarded.IsDefault ? [] : guarded, [.. policies])));
        return story;
    }

    public Story After(TimeSpan time)
    {
        Now += time;
        return this;
    }

    /// <summary>Decides the input and what follows from it, and returns just these events.</summary>
    public IReadOnlyList<RunEvent> When(RunInput input)
    {
        var before = Events.Count;
        Take(input);
        while (Take(new RunInput.Continue()))
        {
        }

        return Events[before..];
    }

    public IReadOnlyList<RunEvent> WhenTimePasses() => When(new RunInput.Continue());

    public Agenda Agenda => Core.Runs.Agenda.Of(Current, Now);

    /// <summary>Answers every open reading and survey until none is left.</summary>
    public Story Looking(Func<Call, ActionOutcome>? read = null, Func<Call, SurveyOutcome>? survey = null)
    {
        while (Agenda is { Read.IsEmpty: false } or { Survey.IsEmpty: false })
        {
            foreach (var call in Agenda.Read.OrderBy(call => call.Id, StringComparer.Ordinal))
            {
                When(new RunInput.FinishRead(call.Id, read?.Invoke(call) ?? Succeeded(), 0.5));
            }

            foreach (var call in Agenda.Survey.OrderBy(call => call.Id, StringComparer.Ordinal))
            {
                When(new RunInput.FinishSurvey(call.Id, survey?.Invoke(call) ?? Surveyed(call, Current.Changes.ContainsKey(call.Id) ? SurveyVerdict.Done : SurveyVerdict.ToDo), 0.5));
            }
        }

        return this;
    }

    /// <summary>Begins whatever can begin and finishes it, until nothing can.</summary>
    public Story Acting(Func<Call, ActionOutcome>? perform = null)
    {
        while (Agenda.Begin is { IsEmpty: false } begin)
        {
            When(new RunInput.Begin([.. begin.Select(action => action.Id)]));
            foreach (var action in begin.Where(action => Current.Stage?.Applying.Running.Contains(action.Id) == true))
            {
                When(new RunInput.FinishAction(action.Id, perform?.Invoke(action.Call) ?? Succeeded(), 0.5));
            }
        }

        return this;
    }

    /// <summary>Writes and signs whatever report is due.</summary>
    public Story Reporting()
    {
        while (Agenda.Paperwork != Paperwork.None)
        {
            When(Agenda.Paperwork == Paperwork.Report ? new RunInput.RecordReport("", []) : new RunInput.RecordSignature("head", "ES256", "key", "sig"));
        }

        return this;
    }

    public Story Approved(string person, string role)
    {
        When(Approval(person, role));
        return this;
    }

    public RunInput.Decide Approval(string person, string role, bool approve = true) =>
        new(Current.Stage?.Stage.Name ?? "", Current.Stage?.Digest ?? "", person, role, [role], approve, "", "test");

    public static ActionOutcome Succeeded(Value? output = null) => new ActionOutcome.Succeeded(output ?? Value.EmptyMap);

    public static SurveyOutcome Surveyed(
        Call call, SurveyVerdict verdict = SurveyVerdict.ToDo, string? target = null, ImmutableArray<string> cuts = default, ImmutableArray<string> guards = default) =>
        new SurveyOutcome.Surveyed(new Survey
        {
            Target = target ?? $"target of {call.Id}",
            State = Value.Of("before"),
            Verdict = verdict,
            Change = "changes it",
            Undo = new UndoCall($"un-{call.Uses}", call.Provider, Effect.Changes, call.Arguments),
            Cuts = cuts.IsDefault ? [] : cuts,
            Guards = guards.IsDefault ? [] : guards,
        });

    private bool Take(RunInput input)
    {
        var made = Decider.Decide(input, Run, Now);
        Run = made.Aggregate(Run, (run, happened) => Evolver.Evolve(run, happened, Now));
        Events.AddRange(made);
        Times.AddRange(made.Select(_ => Now));
        return made.Length > 0;
    }
}
