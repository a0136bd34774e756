using System.Collections.Immutable;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>
/// Replaces a setting as a whole: what stands there is captured, what the arguments leave out stays as it is, and what was written is
/// read until it is seen. An action states what the setting is, and how to read and write it.
/// </summary>
internal abstract class GitHubSetting<T>(GitHubTenant tenant) : IChangeAction
    where T : class
{
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

        if (!(await ReadAsync(place, token)).Is(out var now, out var failure))
        {
            return place.Failed(failure);
        }

        if (Refused(place, now) is { } refused)
        {
            return new SurveyOutcome.Failed(refused);
        }

        var wanted = Wanted(place, now);
        var isDone = IsSame(wanted, now);
        return new SurveyOutcome.Surveyed(new Survey
        {
            Target = TargetOf(place, now),
            State = Written(now),
            Verdict = isDone ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = isDone ? null : UndoOf(place, now),
            Change = $"{Capitalised(What(place, now))} goes from {Said(now)} to {Said(wanted)}.",
            Cuts = isDone ? [] : Cuts(place, now, wanted),
        });
    }

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        if (!Place.TryFind(tenant, call, scope, out var place, out var why))
        {
            return why;
        }

        if (!(await ReadAsync(place, token)).Is(out var now, out var failure))
        {
            return place.Outcome(failure);
        }

        var wanted = Wanted(place, now);
        if (await WriteAsync(place, wanted, now, token) is { } unwritten)
        {
            return Outcome(place, unwritten);
        }

        var seen = await new Reread(scope.Time, Reread.Usual).UntilAsync(t => ReadAsync(place, t), a => a.Is(out var then, out _) && IsSame(wanted, then), token);
        return seen.Is(out var isSeen, out var unread)
            ? isSeen ? new ActionOutcome.Succeeded(Output(survey.Target, Written(wanted))) : GitHubFailures.Unseen(What(place, wanted))
            : place.Outcome(unread);
    }

    protected abstract Task<Answer<T>> ReadAsync(Place place, CancellationToken token);

    /// <summary>What the arguments ask for, given what stands there.</summary>
    protected abstract T Wanted(Place place, T now);

    /// <summary>Null where it is written.</summary>
    protected abstract Task<ProviderFailure?> WriteAsync(Place place, T wanted, T now, CancellationToken token);

    /// <summary>The setting under the names of the inputs: the survey's state, the output beside the target, and, without its nulls, the undo's arguments.</summary>
    protected abstract Value Written(T setting);

    /// <summary>What the setting is called in a plan: <c>the environment production of acme/web</c>.</summary>
    protected abstract string What(Place place, T now);

    protected abstract string Said(T setting);

    protected abstract string TargetOf(Place place, T now);

    /// <summary>The arguments, beyond the place, that name the thing whose setting it is.</summary>
    protected virtual IEnumerable<string> Names => [];

    /// <summary>Why the arguments make no sense together; null where they do.</summary>
    protected virtual string? Wrong(Place place) => null;

    /// <summary>Why it must not be looked at further, by what else is known of the place; null where it may.</summary>
    protected virtual Task<ActionOutcome?> StopAsync(Place place, CancellationToken token) => Task.FromResult<ActionOutcome?>(null);

    /// <summary>Why it must not be changed as it stands; null where it may.</summary>
    protected virtual ActionOutcome? Refused(Place place, T now) => null;

    protected virtual bool IsSame(T wanted, T now) => Written(wanted).Equals(Written(now));

    protected virtual ImmutableArray<string> Cuts(Place place, T now, T wanted) => [];

    protected virtual UndoCall? UndoOf(Place place, T now) =>
        new(Contract.Name, GitHubTerms.Provider, Effect.Changes, place.With(Names, Written(now)));

    protected virtual ActionOutcome Outcome(Place place, ProviderFailure failure) => place.Outcome(failure);

    private static Value Output(string target, Value setting)
    {
        var all = new ValueMap.Builder();
        all.Set(Value.Of("target"), Value.Of(target));
        foreach (var (name, value) in ((Value.Map)setting).Entries)
        {
            all.Set(name, value);
        }

        return new Value.Map(all.Build());
    }

    private static string Capitalised(string text) => text.Length > 0 && char.IsAsciiLetterLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
}
