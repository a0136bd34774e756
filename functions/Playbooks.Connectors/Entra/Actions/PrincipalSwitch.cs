using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra.Directory;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Enables or disables a service principal; the two actions that do are each other's undo.</summary>
internal sealed class PrincipalSwitch(ActionContract contract, EntraAccess entra, bool enable, string undo) : IChangeAction
{
    public ActionContract Contract => contract;

    public async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var got = await entra.Principals.GetAsync(call.Need("principal"), token);
        if (!got.Is(out var principal, out var why))
        {
            return new SurveyOutcome.Failed(entra.Outcome(why));
        }

        return !enable && await entra.GuardAsync(principal.AppId, token) is { } refused
            ? new SurveyOutcome.Failed(refused)
            : new SurveyOutcome.Surveyed(Found(principal));
    }

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var id = call.Need("principal");
        var changed = await entra.Principals.SetEnabledAsync(id, enable, token);
        if (changed.Failure is { } why)
        {
            return entra.Outcome(why);
        }

        var seen = await new Reread(scope.Time, Reread.Usual).UntilAsync(t => entra.Principals.GetAsync(id, t), a => a.Is(out var p, out _) && p.IsEnabled == enable, token);
        return seen.Is(out var isSeen, out var unread)
            ? new ActionOutcome.Succeeded(Value.MapOf(("principal", Value.Of(id)), ("enabled", Value.Of(enable)), ("seen", Value.Of(isSeen))))
            : entra.Outcome(unread);
    }

    private Survey Found(EntraPrincipal principal) => new()
    {
        Target = entra.Target("principal", principal.Id),
        State = Value.MapOf(("enabled", Value.Of(principal.IsEnabled))),
        Verdict = principal.IsEnabled == enable ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Undo = new UndoCall(undo, EntraParameters.Provider, Effect.Changes, Value.MapOf(("principal", Value.Of(principal.Id)))),
        Change = $"The principal {principal.Name} ({principal.AppId}) is {(enable ? "enabled" : "disabled: it gets no new tokens, and those it has run out within about an hour")}.",
        Cuts = enable ? [] : [entra.Target("principal", principal.Id), .. principal.Passwords.Select(p => entra.Target("password", p.KeyId))],
    };
}
