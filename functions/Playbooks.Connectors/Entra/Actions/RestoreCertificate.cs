using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Puts a captured certificate back on an application.</summary>
internal sealed class RestoreCertificate(EntraAccess entra) : EntraChange(entra)
{
    public const string Name = "entra.restore-certificate";

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Put a certificate back on an application.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [EntraParameters.Application, new("certificate", ValueType.Text, Required: true, "The certificate as Graph showed it, JSON text with its public key.")],
        Output = ValueType.ObjectOf(("application", ValueType.Text), ("keyId", ValueType.Text)),
        Undo = "Removes it again.",
        UndoneBy = [RemoveCertificate.Name],
        Idempotency = "A certificate of the same key id counts as restored.",
        Preconditions = ["The application exists.", "Nobody else changes its certificates at that moment: the list is written whole."],
        Permissions = [EntraParameters.Read, EntraParameters.Write],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.InvalidArguments, CloudFailures.InvalidRequest, CloudFailures.AlreadyExists, CloudFailures.Busy),
        Source = "https://learn.microsoft.com/graph/api/application-update",
    };

    public override async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var id = call.Need("application");
        if (JsonTexts.TryParse(call.Need("certificate")) is not { } wanted || RemoveCertificate.KeyIdOf(wanted) is not { Length: > 0 } keyId)
        {
            return new SurveyOutcome.Failed(new ActionOutcome.FailedFinal(CloudCodes.InvalidArguments, "certificate: is a JSON object with keyId and key"));
        }

        var read = await Entra.Applications.GetCertificatesAsync(id, token);
        return read.Is(out var all, out var why) ? new SurveyOutcome.Surveyed(Found(id, keyId, all.Any(c => RemoveCertificate.KeyIdOf(c) == keyId))) : Failed(why);
    }

    public override async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var (id, wanted) = (call.Need("application"), JsonTexts.TryParse(call.Need("certificate")) ?? []);
        var read = await Entra.Applications.GetCertificatesAsync(id, token);
        return read.Is(out var all, out var unread)
            ? Ended(await Entra.Applications.PutCertificatesAsync(id, [.. all, wanted], token), Value.MapOf(("application", Value.Of(id)), ("keyId", Value.Of(RemoveCertificate.KeyIdOf(wanted)))))
            : Entra.Outcome(unread);
    }

    private Survey Found(string id, string keyId, bool isThere) => new()
    {
        Target = Entra.Target("certificate", keyId),
        State = Value.MapOf(("exists", Value.Of(isThere))),
        Verdict = isThere ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Undo = isThere ? null : Back(RemoveCertificate.Name, ("application", Value.Of(id)), ("keyId", Value.Of(keyId))),
        Change = $"Application {id} takes the certificate {keyId} again.",
    };
}
