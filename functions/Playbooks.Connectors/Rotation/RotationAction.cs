using Playbooks.Core.Actions;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Rotation;

/// <summary>A rotation as an action; which issuer it has is read from the call's arguments.</summary>
internal sealed class RotationAction(ActionContract contract, RotationArguments arguments, Func<Call, IActionScope, (IIssuer? Issuer, string Old, ActionOutcome? Why)> issuer) : IChangeAction
{
    public ActionContract Contract => contract;

    public async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var (plan, why) = Plan(call, scope);
        return plan is null ? new SurveyOutcome.Failed(why ?? throw new InvalidOperationException("neither plan nor failure")) : await RotationSurvey.LookAsync(plan, scope, token);
    }

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var (plan, why) = Plan(call, scope);
        return plan is null ? why ?? throw new InvalidOperationException("neither plan nor failure") : await new Rotator(plan, scope).RunAsync(token);
    }

    private (RotationPlan? Plan, ActionOutcome? Why) Plan(Call call, IActionScope scope)
    {
        var (of, old, why) = issuer(call, scope);
        if (of is null)
        {
            return (null, why);
        }

        var (plan, wrong) = arguments.Read(call, of, old, scope);
        return plan is not null && of is ISendingIssuer sending
            ? (plan with { Places = [.. plan.Places, sending.Sender], Checks = [sending.Proof, .. plan.Checks] }, null)
            : (plan, wrong);
    }
}
