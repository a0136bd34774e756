using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Engine.Actions.People;

/// <summary>
/// Work that no interface can do. The run asks a person and stands still until one says, by name and with evidence, that it is done
/// (<c>playbook runs resolve</c>): nobody but a person can tell whether it happened.
/// </summary>
public sealed class HumanTask : IChangeAction
{
    private const string Asked = "asked";

    public ActionContract Contract { get; } = new()
    {
        Name = HumanTasks.Name,
        Summary = "Ask a person to do what has no interface, and wait until it is signed off.",
        Provider = "people",
        Effect = Effect.Changes,
        Inputs =
        [
            new("what", ValueType.Text, Required: true, "What to do, in one sentence."),
            new("who", ValueType.Text, Required: false, "Who owns it."),
            new("where", ValueType.ListOf(ValueType.Text), Required: false, "The places concerned."),
            new("why", ValueType.Text, Required: false, "Why it has to be done."),
            new("verify", ValueType.Text, Required: false, "How to see that it is done; the evidence that signing off asks for."),
            new("subject", ValueType.Text, Required: false, "Id of the credential or thing concerned."),
        ],
        Output = ValueType.ObjectOf(),
        Undo = "None: what a person did is theirs to put back.",
        Idempotency = "A task that was asked is not asked again; only a person ends it.",
    };

    public Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token) =>
        Task.FromResult<SurveyOutcome>(new SurveyOutcome.Surveyed(new Survey
        {
            Target = $"people/{call.Arguments.GetText("subject") ?? call.Arguments.GetText("what")}",
            State = Value.Of("open"),
            Verdict = scope.Marks.Any(mark => mark.Name == Asked) ? SurveyVerdict.Unclear : SurveyVerdict.ToDo,
            Change = HumanTasks.Instructions(call.Arguments),
        }));

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        await scope.MarkAsync(Asked, Value.EmptyMap, token);
        return new ActionOutcome.Unknown("a person has been asked");
    }
}
