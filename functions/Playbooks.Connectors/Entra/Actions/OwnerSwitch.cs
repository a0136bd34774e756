using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra.Directory;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Takes an owner from an application, or puts one back; the two actions that do are each other's undo.</summary>
internal sealed class OwnerSwitch(EntraAccess entra, bool add) : EntraChange(entra)
{
    private const string Remove = "entra.remove-owner";
    private const string Restore = "entra.restore-owner";

    public static OwnerSwitch Off(EntraAccess entra) => new(entra, add: false);

    public static OwnerSwitch On(EntraAccess entra) => new(entra, add: true);

    public override ActionContract Contract { get; } = new()
    {
        Name = add ? Restore : Remove,
        Summary = add ? "Make somebody an owner of an application." : "Take an owner from an application, who could change it and its credentials.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [EntraParameters.Application, new("owner", ValueType.Text, Required: true, "Object id of the user or service principal.")],
        Output = ValueType.ObjectOf(("application", ValueType.Text), ("owner", ValueType.Text)),
        Undo = add ? "Takes the owner away again." : "Makes the same user or service principal an owner again.",
        UndoneBy = [add ? Remove : Restore],
        Idempotency = add ? "An owner that is there counts as added." : "An owner that is not there counts as removed.",
        Preconditions = add ? ["The application and the owner exist."] : ["The application exists.", "The owner is not the application that the run itself works as."],
        Permissions = [EntraParameters.Read, EntraParameters.Write],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.InvalidRequest, CloudFailures.AlreadyExists, CloudFailures.Busy),
        Source = add ? "https://learn.microsoft.com/graph/api/application-post-owners" : "https://learn.microsoft.com/graph/api/application-delete-owners",
    };

    public override async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var (id, owner) = (call.Need("application"), call.Need("owner"));
        var listed = await Entra.Applications.ListOwnersAsync(id, token);
        if (!listed.Is(out var owners, out var why))
        {
            return Failed(why);
        }

        var there = owners.FirstOrDefault(o => o.Id == owner);
        return !add && there is { Kind: "servicePrincipal" } && await GuardAsync(owner, token) is { } own ? own : new SurveyOutcome.Surveyed(Found(id, owner, there));
    }

    public override async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var (id, owner) = (call.Need("application"), call.Need("owner"));
        var output = Value.MapOf(("application", Value.Of(id)), ("owner", Value.Of(owner)));
        return add
            ? await MadeAsync(await Entra.Applications.AddOwnerAsync(id, owner, token), output, async () => (await Entra.Applications.ListOwnersAsync(id, token)).Is(out var all, out _) && all.Any(o => o.Id == owner))
            : Gone(await Entra.Applications.RemoveOwnerAsync(id, owner, token), output);
    }

    private Survey Found(string id, string owner, EntraOwner? there)
    {
        var isDone = (there is not null) == add;
        return new Survey
        {
            Target = Entra.Target("application", $"{id}/owner/{owner}"),
            State = Value.MapOf(("owner", Value.Of(there is not null))),
            Verdict = isDone ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = isDone ? null : Back(add ? Remove : Restore, ("application", Value.Of(id)), ("owner", Value.Of(owner))),
            Change = $"{there?.Name ?? owner} {(add ? "owns" : "no longer owns")} application {id}.",
            Cuts = add ? [] : [Entra.Target("application", $"{id}/owner/{owner}")],
        };
    }
}
