using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>A change in one account of the tenant: finds the account that the call names and leaves the rest to the action.</summary>
internal abstract class AwsChange(AwsTenant tenant) : IChangeAction
{
    public abstract ActionContract Contract { get; }

    public async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token) =>
        tenant.Find(call, out var access, out var missing) ? await LookAsync(access, call, scope, token) : new SurveyOutcome.Failed(missing);

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token) =>
        tenant.Find(call, out var access, out var missing) ? await ActAsync(access, call, survey, scope, token) : missing;

    protected abstract Task<SurveyOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token);

    protected abstract Task<ActionOutcome> ActAsync(AwsAccess access, Call call, Survey survey, IActionScope scope, CancellationToken token);

    protected static SurveyOutcome Failed(ProviderFailure why, IActionScope scope) => new SurveyOutcome.Failed(AwsCodes.Outcome(why, scope.Time.GetUtcNow()));

    protected static SurveyOutcome Refused(string code, string why) => new SurveyOutcome.Failed(new ActionOutcome.Refused(code, why));

    protected static ActionOutcome Ended(Answer<Done> done, Value output, IActionScope scope) =>
        done.Failure is { } why ? AwsCodes.Outcome(why, scope.Time.GetUtcNow()) : new ActionOutcome.Succeeded(output);

    /// <summary>As <see cref="Ended"/>, for what takes something away: that it is not there is what was wanted.</summary>
    protected static ActionOutcome Gone(Answer<Done> done, Value output, IActionScope scope) =>
        done.Failure is { } why && AwsCodes.IsNotFound(why) ? new ActionOutcome.Succeeded(output) : Ended(done, output, scope);

    protected static Value With(AwsAccess access, params ReadOnlySpan<(string Name, Value Value)> members) =>
        Value.MapOf([("account", Value.Of(access.Account.Id)), .. members]);

    protected static UndoCall Back(string uses, Value with) => new(uses, AwsParameters.Provider, Effect.Changes, with);
}
