using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Plans;

/// <summary>
/// What was begun, cannot be undone and has not ended is carried on, also where its arguments have changed since: a second one beside it
/// would leave a credential behind that nobody keeps. It keeps its id, and with it its marks and its name at the provider.
/// </summary>
internal static class Continuation
{
    /// <summary>Calls of one step; one that names the same thing by its text arguments is the same, whatever its lists say now.</summary>
    public static ImmutableArray<Call> Of(Run run, ImmutableArray<Call> calls)
    {
        var ids = calls.Select(call => call.Id).ToHashSet();
        var left = run.Unfinished.Values.Select(begun => begun.Call).Where(begun => begun.Effect == Effect.Destroys && !ids.Contains(begun.Id))
            .OrderBy(begun => begun.Id, StringComparer.Ordinal).ToList();
        return left.Count == 0 ? calls : [.. calls.Select(call => Carried(run, call, left))];
    }

    /// <summary>Why a call must not be planned beside one of the same thing that has not ended; null where there is none.</summary>
    public static string? WhyNot(Run run, PlannedAction action) => run.Unfinished.Values
        .Where(begun => action.Call.Effect == Effect.Destroys && begun.Call.Id != action.Id && begun.Call.Uses == action.Call.Uses && begun.Target == action.Survey.Target)
        .Select(begun => $"{begun.Call.Id} was begun on it with other arguments and has not ended; amend the run so that it is carried on, or end it by hand")
        .FirstOrDefault();

    private static Call Carried(Run run, Call call, List<Call> left)
    {
        var begun = run.Unfinished.ContainsKey(call.Id) ? null : left.Find(other => other.Step == call.Step && other.Uses == call.Uses && IsSame(other.Arguments, call.Arguments));
        return begun is not null && left.Remove(begun) ? call with { Id = begun.Id } : call;
    }

    private static bool IsSame(Value one, Value other) => Names(one).Equals(Names(other)) && Names(one).Count > 0;

    private static ValueMap Names(Value arguments)
    {
        var names = new ValueMap.Builder();
        foreach (var (name, value) in (arguments as Value.Map)?.Entries ?? ValueMap.Empty)
        {
            if (name is Value.Text text && value is Value.Text)
            {
                names.Set(text.Content, value);
            }
        }

        return names.Build();
    }
}
