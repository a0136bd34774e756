using System.Collections.Immutable;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>
/// Takes things away that a listing shows, and looks again: a 404 says nothing by itself, and some removals take effect only later.
/// An action states how to find what is still there, and how to remove it.
/// </summary>
internal abstract class GitHubRemoval<T>(GitHubTenant tenant) : IChangeAction
    where T : notnull
{
    /// <summary>What every removal tells.</summary>
    protected static ValueType Removed { get; } = ValueType.ObjectOf(("target", ValueType.Text), ("removed", ValueType.Int));

    public abstract ActionContract Contract { get; }

    public async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        if (!Place.TryFind(tenant, call, scope, out var place, out var why))
        {
            return new SurveyOutcome.Failed(why);
        }

        if (Wrong(place) is { } wrong)
        {
            return new SurveyOutcome.Failed(new ActionOutcome.FailedFinal(CloudCodes.InvalidArguments, wrong));
        }

        if (await StopAsync(place, token) is { } stop)
        {
            return new SurveyOutcome.Failed(stop);
        }

        if (!(await FindAsync(place, token)).Is(out var there, out var failure))
        {
            return place.Failed(failure);
        }

        if (Refused(place, there) is { } refused)
        {
            return new SurveyOutcome.Failed(refused);
        }

        return new SurveyOutcome.Surveyed(new Survey
        {
            Target = TargetOf(place, there),
            State = Value.ListOf(there.Select(Written)),
            Verdict = there.IsEmpty ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = there.IsEmpty ? null : UndoOf(place, there),
            Change = there.IsEmpty ? $"{place.Target} has nothing of that kind left." : Said(place, there),
            Cuts = there.IsEmpty ? [] : Cuts(place, there),
        });
    }

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        if (!Place.TryFind(tenant, call, scope, out var place, out var why))
        {
            return why;
        }

        if (!(await FindAsync(place, token)).Is(out var there, out var failure))
        {
            return place.Outcome(failure);
        }

        var doubtful = await RemoveAllAsync(place, there, token);
        if (doubtful is not null && !IsDoubtful(doubtful))
        {
            return Outcome(place, doubtful);
        }

        var patience = doubtful is null ? Reread.Usual : TimeSpan.Zero;
        var seen = await new Reread(scope.Time, patience).UntilAsync(t => FindAsync(place, t), a => a.Is(out var left, out _) && (left.IsEmpty || (doubtful is null && !IsLeft(place, left))), token);
        return (seen.Is(out var isGone, out var unread), isGone, doubtful) switch
        {
            (false, _, _) => place.Outcome(unread ?? throw new System.Diagnostics.UnreachableException()),
            (_, true, _) => new ActionOutcome.Succeeded(Value.MapOf(("target", Value.Of(survey.Target)), ("removed", Value.Of(there.Length)))),
            (_, _, { } absent) => Outcome(place, absent),
            _ => GitHubFailures.Unseen(survey.Target),
        };
    }

    /// <summary>What is still there of what is to be removed; empty where nothing is.</summary>
    protected abstract Task<Answer<ImmutableArray<T>>> FindAsync(Place place, CancellationToken token);

    protected abstract Task<Answer<Done>> RemoveAsync(Place place, T item, CancellationToken token);

    protected abstract string TargetOf(Place place, ImmutableArray<T> there);

    /// <summary>The item as the survey's state shows it.</summary>
    protected abstract Value Written(T item);

    /// <summary>One sentence: what goes.</summary>
    protected abstract string Said(Place place, ImmutableArray<T> there);

    protected virtual string? Wrong(Place place) => null;

    /// <summary>Why it must not be looked at further, by what else is known of the place; null where it may.</summary>
    protected virtual Task<ActionOutcome?> StopAsync(Place place, CancellationToken token) => Task.FromResult<ActionOutcome?>(null);

    protected virtual ActionOutcome? Refused(Place place, ImmutableArray<T> there) => null;

    protected virtual UndoCall? UndoOf(Place place, ImmutableArray<T> there) => null;

    protected virtual ImmutableArray<string> Cuts(Place place, ImmutableArray<T> there) => [TargetOf(place, there)];

    /// <summary>Whether something of what was removed without a word against it is still there.</summary>
    protected virtual bool IsLeft(Place place, ImmutableArray<T> left) => !left.IsEmpty;

    /// <summary>Whether the refusal may mean that the thing is gone already; then the listing decides.</summary>
    protected virtual bool IsDoubtful(ProviderFailure failure) => failure.Kind == FailureKind.AbsentOrNotPermitted;

    protected virtual ActionOutcome Outcome(Place place, ProviderFailure failure) => place.Outcome(failure);

    /// <summary>Those of a listing that are meant.</summary>
    protected static Answer<ImmutableArray<T>> Those(Answer<ImmutableArray<T>> listed, Func<T, bool> isMeant) =>
        listed.Is(out var all, out var failure) ? all.Where(isMeant).ToImmutableArray() : failure;

    /// <summary>The first failure that ends it, or a doubtful one of one of them; null where each was removed.</summary>
    protected virtual async Task<ProviderFailure?> RemoveAllAsync(Place place, ImmutableArray<T> there, CancellationToken token)
    {
        ProviderFailure? doubtful = null;
        foreach (var item in there)
        {
            if ((await RemoveAsync(place, item, token)).Failure is { } failure)
            {
                if (!IsDoubtful(failure))
                {
                    return failure;
                }

                doubtful = failure;
            }
        }

        return doubtful;
    }
}
