using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra.Directory;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Removes a federated credential: tokens of that issuer and subject no longer get in. All of it is captured before.</summary>
internal sealed class RemoveFederatedCredential(EntraAccess entra) : IChangeAction
{
    public const string Name = "entra.remove-federated-credential";

    public ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Remove a federated credential from an application.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [EntraParameters.Application, new("credential", ValueType.Text, Required: true, "Name of the federated credential.")],
        Output = ValueType.ObjectOf(("application", ValueType.Text), ("credential", ValueType.Text)),
        Undo = "Makes one of the same name, issuer, subject, audiences and expression; its id is new, and Entra takes minutes to accept tokens by it.",
        UndoneBy = [RestoreFederatedCredential.Name],
        Idempotency = "A credential that is not there counts as removed.",
        Preconditions = ["The application exists.", "It is not the application that the run itself works as."],
        Permissions = [EntraParameters.Read, EntraParameters.Write],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.InvalidRequest, CloudFailures.AlreadyExists, CloudFailures.Busy),
        Source = "https://learn.microsoft.com/graph/api/federatedidentitycredential-delete",
    };

    public async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var (id, name) = (call.Need("application"), call.Need("credential"));
        var got = await entra.Applications.GetAsync(id, token);
        if (!got.Is(out var application, out var why))
        {
            return new SurveyOutcome.Failed(entra.Outcome(why));
        }

        if (await entra.GuardAsync(application.AppId, token) is { } refused)
        {
            return new SurveyOutcome.Failed(refused);
        }

        var listed = await entra.Applications.ListFederatedAsync(id, token);
        return listed.Is(out var all, out var unread)
            ? new SurveyOutcome.Surveyed(Found(application, name, all.FirstOrDefault(f => f.Name == name)))
            : new SurveyOutcome.Failed(entra.Outcome(unread));
    }

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var (id, name) = (call.Need("application"), call.Need("credential"));
        var deleted = await entra.Applications.DeleteFederatedAsync(id, survey.State.GetText("id") ?? name, token);
        return deleted.Failure is { } why && !EntraCodes.IsNotFound(why)
            ? entra.Outcome(why)
            : new ActionOutcome.Succeeded(Value.MapOf(("application", Value.Of(id)), ("credential", Value.Of(name))));
    }

    private Survey Found(EntraApplication application, string name, FederatedCredential? there) => new()
    {
        Target = entra.Target("application", $"{application.Id}/federated/{name}"),
        State = there is null ? Value.EmptyMap : DirectoryOutput.Federated(there),
        Verdict = there is null ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Undo = there is null ? null : new UndoCall(RestoreFederatedCredential.Name, EntraParameters.Provider, Effect.Changes, RestoreFederatedCredential.Arguments(application.Id, there)),
        Change = there is null
            ? $"Application {application.Name} has no federated credential {name}."
            : $"Application {application.Name} no longer takes tokens of {there.Issuer} for {there.Subject ?? there.Expression}.",
        Cuts = [entra.Target("application", $"{application.Id}/federated/{name}")],
    };
}
