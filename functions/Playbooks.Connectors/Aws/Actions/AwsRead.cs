using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>A look at one account of the tenant: finds the account that the call names and leaves the rest to the action.</summary>
internal abstract class AwsRead(AwsTenant tenant) : IReadAction
{
    public abstract ActionContract Contract { get; }

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token) =>
        tenant.Find(call, out var access, out var missing) ? await LookAsync(access, call, scope, token) : missing;

    protected abstract Task<ActionOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token);

    protected static ActionOutcome Ended<T>(Answer<T> answer, Func<T, Value> write, IActionScope scope)
        where T : notnull =>
        answer.Is(out var found, out var why) ? new ActionOutcome.Succeeded(write(found)) : AwsCodes.Outcome(why, scope.Time.GetUtcNow());

    protected static Value With(AwsAccess access, params ReadOnlySpan<(string Name, Value Value)> members) =>
        Value.MapOf([("account", Value.Of(access.Account.Id)), .. members]);
}
