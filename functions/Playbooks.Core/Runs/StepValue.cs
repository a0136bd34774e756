using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;

namespace Playbooks.Core.Runs;

/// <summary>
/// What later expressions see of a step: <c>output</c> of its one call (null when that failed or was not made), or <c>outputs</c> of the calls
/// of a <c>for-each</c> that succeeded; and <c>items</c>, one <c>{item, target, outcome, output, code, message}</c> per call.
/// </summary>
internal static class StepValue
{
    public static Value Of(Step step, StageRun stage, IReadOnlyDictionary<string, Change>? changes = null)
    {
        var items = stage.Expanded.GetValueOrDefault(step.Id, []).Select(id => Item(stage, id, changes)).ToList();
        var outputs = items.Where(item => item.GetText("outcome") is "succeeded" or "already-done").Select(item => item.Get("output") ?? Value.Nothing).ToList();
        return Value.MapOf(
            ("items", Value.ListOf(items)),
            step.ForEach is null ? ("output", outputs.FirstOrDefault(Value.Nothing)) : ("outputs", Value.ListOf(outputs)));
    }

    private static Value Item(StageRun stage, string id, IReadOnlyDictionary<string, Change>? changes)
    {
        var call = stage.Calls[id];
        var action = stage.Applying.Actions.GetValueOrDefault(id);
        var outcome = action?.Outcome ?? call.Outcome;
        var before = changes?.GetValueOrDefault(id);
        var (word, output, code, message) = outcome switch
        {
            ActionOutcome.Succeeded s => ("succeeded", s.Output, "", ""),
            ActionOutcome.Refused r => ("refused", Value.Nothing, r.Code, r.Message),
            ActionOutcome.FailedRetryable f => ("failed", Value.Nothing, f.Code, f.Message),
            ActionOutcome.FailedFinal f => ("failed", Value.Nothing, f.Code, f.Message),
            ActionOutcome.Unknown u => ("unknown", Value.Nothing, "", u.Message),
            _ when before is not null => ("succeeded", before.Output, "", ""),
            _ when call.Survey?.Verdict == SurveyVerdict.Done => ("already-done", Value.EmptyMap, "", ""),
            _ => ("skipped", Value.Nothing, "", ""),
        };
        return Value.MapOf(
            ("item", call.Call.Item ?? Value.Nothing),
            ("target", Value.Of(call.Survey?.Target ?? "")),
            ("outcome", Value.Of(word)),
            ("output", output),
            ("code", Value.Of(code)),
            ("message", Value.Of(message)));
    }
}
