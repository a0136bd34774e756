using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>
/// Takes something that a principal holds from it, or gives it. Graph names a holding by an id that a new one does not get again, so it is
/// named by what it says, which lets each of the two actions undo the other.
/// </summary>
internal sealed class HoldingSwitch(EntraAccess entra, IHolding holding, bool give) : EntraChange(entra)
{
    public override ActionContract Contract { get; } = holding.Contract(give);

    public static IEnumerable<IAction> Both(EntraAccess entra, IHolding holding) => [new HoldingSwitch(entra, holding, give: false), new HoldingSwitch(entra, holding, give: true)];

    public override async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        if (!give && await GuardAsync(holding.HolderOf(call), token) is { } refused)
        {
            return refused;
        }

        var found = await holding.FindAsync(call, token);
        return found.Is(out var held, out var why)
            ? held.Other is { } other ? new SurveyOutcome.Failed(new ActionOutcome.Refused(Cloud.CloudCodes.Drifted, other)) : new SurveyOutcome.Surveyed(Found(call, held))
            : Failed(why);
    }

    public override async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        if (!give)
        {
            return Gone(await holding.RemoveAsync(survey.State.GetText("id") ?? "", call, token), call.Arguments);
        }

        // Graph refuses a repeat, and where it does not the lost answer is unknown: in both cases what is there tells.
        var made = await holding.AddAsync(call, token);
        return await MadeAsync(made, call.Arguments, async () => (await holding.FindAsync(call, token)).Is(out var held, out _) && held.Id is not null);
    }

    private Survey Found(Call call, Held held)
    {
        var isDone = (held.Id is not null) == give;
        return new Survey
        {
            Target = Entra.Target("principal", $"{holding.HolderOf(call)}/{holding.What(call)}"),
            State = Value.MapOf(("id", Value.Of(held.Id)), ("held", held.Whole)),
            Verdict = isDone ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = isDone ? null : new UndoCall(Contract.UndoneBy[0], EntraParameters.Provider, Effect.Changes, give ? call.Arguments : held.Whole),
            Change = isDone
                ? $"The principal {holding.HolderOf(call)} {(give ? "holds" : "does not hold")} {holding.What(call)} already."
                : $"The principal {holding.HolderOf(call)} {(give ? "is given" : "loses")} {holding.What(call)}.",
            Cuts = give ? [] : [Entra.Target("principal", $"{holding.HolderOf(call)}/{holding.What(call)}")],
        };
    }
}
