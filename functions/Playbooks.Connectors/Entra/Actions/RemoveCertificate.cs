using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>
/// Takes one certificate from an application, by writing the list without it: Graph's own request for that asks for a proof signed by the
/// certificate's private key, which only its holder has. The public key is captured before.
/// </summary>
internal sealed class RemoveCertificate(EntraAccess entra) : EntraChange(entra)
{
    public const string Name = "entra.remove-certificate";

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Remove one certificate from an application.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [EntraParameters.Application, new("keyId", ValueType.Text, Required: true, "Key id of the certificate.")],
        Output = ValueType.ObjectOf(("application", ValueType.Text), ("keyId", ValueType.Text)),
        Undo = "Puts the captured certificate, which is public, back into the list; where Graph did not show its key there is no undo, and the plan shows none.",
        UndoneBy = [RestoreCertificate.Name],
        Idempotency = "A certificate that is not there counts as removed.",
        Preconditions = ["The application exists.", "It is not the application that the run itself works as.", "Nobody else changes its certificates at that moment: the list is written whole."],
        Permissions = [EntraParameters.Read, EntraParameters.Write],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.InvalidRequest, CloudFailures.AlreadyExists, CloudFailures.Busy),
        Source = "https://learn.microsoft.com/graph/api/application-update",
    };

    public static string KeyIdOf(JsonObject certificate) => certificate["keyId"]?.ToString() ?? "";

    public override async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var (id, keyId) = (call.Need("application"), call.Need("keyId"));
        var got = await Entra.Applications.GetAsync(id, token);
        if (!got.Is(out var application, out var why))
        {
            return Failed(why);
        }

        if (await Entra.GuardAsync(application.AppId, token) is { } own)
        {
            return new SurveyOutcome.Failed(own);
        }

        var read = await Entra.Applications.GetCertificatesAsync(id, token);
        return read.Is(out var all, out var unread) ? new SurveyOutcome.Surveyed(Found(id, application.Name, keyId, all)) : Failed(unread);
    }

    public override async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var (id, keyId) = (call.Need("application"), call.Need("keyId"));
        var read = await Entra.Applications.GetCertificatesAsync(id, token);
        return read.Is(out var all, out var unread)
            ? Ended(await Entra.Applications.PutCertificatesAsync(id, all.Where(c => KeyIdOf(c) != keyId), token), Value.MapOf(("application", Value.Of(id)), ("keyId", Value.Of(keyId))))
            : Entra.Outcome(unread);
    }

    private Survey Found(string id, string name, string keyId, ImmutableArray<JsonObject> all)
    {
        var there = all.FirstOrDefault(c => KeyIdOf(c) == keyId);
        return new Survey
        {
            Target = Entra.Target("certificate", keyId),
            State = Value.MapOf(("exists", Value.Of(there is not null))),
            Verdict = there is null ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = there?["key"] is null ? null : Back(RestoreCertificate.Name, ("application", Value.Of(id)), ("certificate", Value.Of(there.ToJsonString()))),
            Change = there is null ? $"Application {name} has no certificate {keyId}." : $"Application {name} loses the certificate {there["displayName"]} ({keyId}).",
            Cuts = [Entra.Target("certificate", keyId)],
        };
    }
}
