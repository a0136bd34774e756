using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>A change of the directory: words for its ends.</summary>
internal abstract class EntraChange(EntraAccess entra) : IChangeAction
{
    public abstract ActionContract Contract { get; }

    protected EntraAccess Entra => entra;

    public abstract Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token);

    public abstract Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token);

    protected SurveyOutcome Failed(ProviderFailure why) => new SurveyOutcome.Failed(entra.Outcome(why));

    protected static SurveyOutcome Missing(string what) => new SurveyOutcome.Failed(new ActionOutcome.FailedFinal(CloudCodes.NotFound, what));

    protected ActionOutcome Ended(Answer<Done> done, Value output) => done.Failure is { } why ? entra.Outcome(why) : new ActionOutcome.Succeeded(output);

    /// <summary>As <see cref="Ended"/>, for what takes something away: that it is not there is what was wanted.</summary>
    protected ActionOutcome Gone(Answer<Done> done, Value output) =>
        done.Failure is { } why && EntraCodes.IsNotFound(why) ? new ActionOutcome.Succeeded(output) : Ended(done, output);

    /// <summary>As <see cref="Ended"/>, for what makes something: Graph refuses a repeat, with a code that says little, so that a refusal is looked into.</summary>
    protected async Task<ActionOutcome> MadeAsync(Answer<Done> done, Value output, Func<Task<bool>> isThere) =>
        done.Failure is { Kind: FailureKind.Status, Status: 400 or 409 } && await isThere() ? new ActionOutcome.Succeeded(output) : Ended(done, output);

    /// <summary>Refuses what would cut the run's own access, where the principal can be read.</summary>
    protected async Task<SurveyOutcome?> GuardAsync(string principal, CancellationToken token)
    {
        var got = await entra.Principals.GetAsync(principal, token);
        return got.Is(out var found, out var why)
            ? await entra.GuardAsync(found.AppId, token) is { } own ? new SurveyOutcome.Failed(own) : null
            : Failed(why);
    }

    protected static UndoCall Back(string uses, params ReadOnlySpan<(string Name, Value Value)> with) => new(uses, EntraParameters.Provider, Effect.Changes, Value.MapOf(with));
}
