using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra.Directory;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Makes a federated credential as it was captured. Its name is what makes it recognisable after a lost answer.</summary>
internal sealed class RestoreFederatedCredential(EntraAccess entra) : IChangeAction
{
    public const string Name = "entra.restore-federated-credential";

    public ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Put a federated credential back on an application.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            EntraParameters.Application,
            new("credential", ValueType.Text, Required: true, "Name of the federated credential."),
            new("issuer", ValueType.Text, Required: true, "Issuer of the tokens, to the letter."),
            new("subject", ValueType.Text, Required: false, "Exact subject; without it, an expression."),
            new("expression", ValueType.Text, Required: false, "Claims matching expression of a flexible credential."),
            new("audiences", ValueType.ListOf(ValueType.Text), Required: true, "Audiences."),
            new("description", ValueType.Text, Required: false, "Description."),
        ],
        Output = ValueType.ObjectOf(("application", ValueType.Text), ("credential", ValueType.Text)),
        Undo = "Removes it again.",
        UndoneBy = [RemoveFederatedCredential.Name],
        Idempotency = "The name is unique in the application; one of the same name and content counts as restored.",
        Preconditions = ["The application exists, and has none of that name with other content."],
        Permissions = [EntraParameters.Read, EntraParameters.Write],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.Drifted, CloudFailures.LimitExceeded, CloudFailures.InvalidRequest, CloudFailures.AlreadyExists, CloudFailures.Busy),
        Source = "https://learn.microsoft.com/graph/api/application-post-federatedidentitycredentials",
    };

    public static Value Arguments(string application, FederatedCredential f) => Value.MapOf(
        ("application", Value.Of(application)), ("credential", Value.Of(f.Name)), ("issuer", Value.Of(f.Issuer)), ("subject", Value.Of(f.Subject)),
        ("expression", Value.Of(f.Expression)), ("audiences", Value.ListOf(f.Audiences)), ("description", Value.Of(f.Description)));

    public async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var wanted = Wanted(call);
        var listed = await entra.Applications.ListFederatedAsync(call.Need("application"), token);
        if (!listed.Is(out var all, out var why))
        {
            return new SurveyOutcome.Failed(entra.Outcome(why));
        }

        var there = all.FirstOrDefault(f => f.Name == wanted.Name);
        return there is null || IsSame(there, wanted)
            ? new SurveyOutcome.Surveyed(Found(call.Need("application"), wanted, there))
            : new SurveyOutcome.Failed(new ActionOutcome.Refused(CloudCodes.Drifted, $"there is a federated credential {wanted.Name} of other content; it is not overwritten"));
    }

    public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var (id, wanted) = (call.Need("application"), Wanted(call));
        var created = await entra.Applications.CreateFederatedAsync(id, wanted, token);
        return created.Failure is { } why
            ? entra.Outcome(why)
            : new ActionOutcome.Succeeded(Value.MapOf(("application", Value.Of(id)), ("credential", Value.Of(wanted.Name))));
    }

    private Survey Found(string application, FederatedCredential wanted, FederatedCredential? there) => new()
    {
        Target = entra.Target("application", $"{application}/federated/{wanted.Name}"),
        State = Value.MapOf(("there", Value.Of(there is not null))),
        Verdict = there is null ? SurveyVerdict.ToDo : SurveyVerdict.Done,
        Undo = new UndoCall(RemoveFederatedCredential.Name, EntraParameters.Provider, Effect.Changes, Value.MapOf(
            ("application", Value.Of(application)), ("credential", Value.Of(wanted.Name)))),
        Change = $"Application {application} takes tokens of {wanted.Issuer} for {wanted.Subject ?? wanted.Expression} again.",
    };

    private static FederatedCredential Wanted(Call call) => new(
        "", call.Need("credential"), call.Need("issuer"), call.Optional("subject"), [.. call.Texts("audiences")], call.Optional("description"), call.Optional("expression"));

    private static bool IsSame(FederatedCredential there, FederatedCredential wanted) =>
        (there.Issuer, there.Subject, there.Expression) == (wanted.Issuer, wanted.Subject, wanted.Expression) && there.Audiences.SequenceEqual(wanted.Audiences);
}
