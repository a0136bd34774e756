using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Journals;

/// <summary>
/// Reads the events that journals are full of, laid out exactly as they are written; whatever looks otherwise is the serializer's to read
/// or to refuse. Both give the same: a test compares them.
/// </summary>
internal static class PlainEvent
{
    /// <summary>The line, or null where it is none of those events or laid out otherwise.</summary>
    /// <param name="previous">The hash that the line most likely carries.</param>
    public static JournalLine? Read(ReadOnlySpan<byte> line, string previous)
    {
        var reader = new PlainReader(line);
        reader.Begin();
        reader.Open();
        var number = reader.Whole("n"u8);
        var at = reader.Time("at"u8);
        var prev = reader.Text("prev"u8, previous);
        var happened = Event(ref reader);
        reader.Close();
        return happened is not null && reader.IsAtEnd ? new JournalLine(number, at, prev, happened, JournalHead.HashOf(line)) : null;
    }

    private static RunEvent? Event(ref PlainReader reader)
    {
        var name = reader.Word("event"u8);
        reader.Open("data"u8);
        RunEvent? happened = name switch
        {
            "target.surveyed" => Surveyed(ref reader),
            "action.started" => new RunEvent.ActionStarted(reader.Text("action"u8), reader.Small("attempt"u8), reader.Whole("epoch"u8), reader.Word("policyDigest"u8)),
            "action.finished" => new RunEvent.ActionFinished(reader.Text("action"u8), reader.Small("attempt"u8), Outcome(ref reader), RetryAt(ref reader)),
            "action.marked" => new RunEvent.ActionMarked(reader.Text("action"u8), Mark(ref reader)),
            "read.finished" => new RunEvent.ReadFinished(reader.Text("call"u8), reader.Small("attempt"u8), Outcome(ref reader), RetryAt(ref reader)),
            "step.expanded" => new RunEvent.StepExpanded(reader.Word("step"u8), Calls(ref reader)),
            "plan.made" => new RunEvent.PlanMade(Plan(ref reader), reader.Text("digest"u8)),
            _ => null,
        };
        reader.Close();
        return happened;
    }

    private static RunEvent.TargetSurveyed Surveyed(ref PlainReader reader)
    {
        var (call, attempt) = (reader.Text("call"u8), reader.Small("attempt"u8));
        reader.Open("outcome"u8);
        reader.Is("result"u8, "surveyed"u8);
        var survey = Survey(ref reader);
        reader.Close();
        return new RunEvent.TargetSurveyed(call, attempt, new SurveyOutcome.Surveyed(survey), RetryAt(ref reader));
    }

    private static ActionOutcome.Succeeded Outcome(ref PlainReader reader)
    {
        reader.Open("outcome"u8);
        reader.Is("outcome"u8, "succeeded"u8);
        var outcome = new ActionOutcome.Succeeded(reader.Value("output"u8), reader.Flag("reconciled"u8));
        reader.Close();
        return outcome;
    }

    private static DateTimeOffset? RetryAt(ref PlainReader reader) => reader.IsAt("retryAt"u8) ? reader.Time("retryAt"u8) : null;

    private static Mark Mark(ref PlainReader reader)
    {
        reader.Open("mark"u8);
        var mark = new Mark(reader.Word("name"u8), reader.Value("data"u8));
        reader.Close();
        return mark;
    }

    private static Plan Plan(ref PlainReader reader)
    {
        reader.Open("plan"u8);
        var (run, stage, round) = (reader.Word("run"u8), reader.Word("stage"u8), reader.Small("round"u8));
        var actions = ImmutableArray.CreateBuilder<PlannedAction>();
        reader.Array("actions"u8);
        while (reader.IsItem(JsonTokenType.StartObject))
        {
            actions.Add(Planned(ref reader));
        }

        var skipped = ImmutableArray.CreateBuilder<SkippedAction>();
        reader.Array("skipped"u8);
        while (reader.IsItem(JsonTokenType.StartObject))
        {
            reader.Open();
            skipped.Add(new SkippedAction(Call(ref reader, "call"u8), reader.Text("target"u8), reader.Word("code"u8), reader.Word("reason"u8)));
            reader.Close();
        }

        // Told beside them for people who read journals; the plan itself knows.
        reader.Small("changes"u8);
        reader.Small("destroys"u8);
        reader.Close();
        return new Plan(run, stage, round, actions.DrainToImmutable(), skipped.DrainToImmutable());
    }

    private static PlannedAction Planned(ref PlainReader reader)
    {
        reader.Open();
        var action = new PlannedAction(Call(ref reader, "call"u8), Survey(ref reader), reader.Texts("after"u8));
        reader.Word("id"u8);
        reader.Close();
        return action;
    }

    private static ImmutableArray<Call> Calls(ref PlainReader reader)
    {
        var calls = ImmutableArray.CreateBuilder<Call>();
        reader.Array("calls"u8);
        while (reader.IsItem(JsonTokenType.StartObject))
        {
            calls.Add(Call(ref reader));
        }

        return calls.DrainToImmutable();
    }

    private static Call Call(ref PlainReader reader, ReadOnlySpan<byte> name)
    {
        reader.Demand(reader.Is(name));
        return Call(ref reader);
    }

    private static Call Call(ref PlainReader reader)
    {
        reader.Open();
        var call = new Call(
            reader.Text("id"u8), reader.Word("step"u8), reader.Word("uses"u8), reader.Word("provider"u8), Effect(ref reader),
            reader.Value("arguments"u8), reader.IsAt("item"u8) ? reader.Value("item"u8) : null);
        reader.Close();
        return call;
    }

    private static Survey Survey(ref PlainReader reader)
    {
        reader.Open("survey"u8);
        var survey = new Survey
        {
            Target = reader.Text("target"u8),
            State = reader.Value("state"u8),
            Verdict = Verdict(ref reader),
            Undo = reader.IsAt("undo"u8) ? Undo(ref reader) : null,
            Change = reader.Word("change"u8),
            Cuts = reader.Texts("cuts"u8),
            Guards = reader.Texts("guards"u8),
        };
        reader.Close();
        return survey;
    }

    private static UndoCall Undo(ref PlainReader reader)
    {
        reader.Open("undo"u8);
        var undo = new UndoCall(reader.Word("uses"u8), reader.Word("provider"u8), Effect(ref reader), reader.Value("with"u8));
        reader.Close();
        return undo;
    }

    private static Effect Effect(ref PlainReader reader)
    {
        var word = reader.Word("effect"u8);
        reader.Demand(word is "reads" or "changes" or "destroys");
        return word switch
        {
            "changes" => Actions.Effect.Changes,
            "destroys" => Actions.Effect.Destroys,
            _ => Actions.Effect.Reads,
        };
    }

    private static SurveyVerdict Verdict(ref PlainReader reader)
    {
        var word = reader.Word("verdict"u8);
        reader.Demand(word is "to-do" or "done" or "partial" or "unclear");
        return word switch
        {
            "done" => SurveyVerdict.Done,
            "partial" => SurveyVerdict.Partial,
            "unclear" => SurveyVerdict.Unclear,
            _ => SurveyVerdict.ToDo,
        };
    }
}
