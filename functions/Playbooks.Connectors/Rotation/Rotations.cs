using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Hooks;
using Playbooks.Connectors.Rotation.Checks;
using Playbooks.Connectors.Rotation.Issuers;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Rotation;

/// <summary>The rotations that a tenant's providers allow.</summary>
public sealed class Rotations : IDisposable
{
    private const int UsualDays = 90;

    private readonly AwsConnection? aws;
    private readonly EntraConnection? entra;
    private readonly GitHubConnection? github;
    private readonly HealthChecks health;
    private readonly TimeProvider time;

    private Rotations(AwsConnection? aws, EntraConnection? entra, GitHubConnection? github, HealthChecks health, TimeProvider time) =>
        (this.aws, this.entra, this.github, this.health, this.time) = (aws, entra, github, health, time);

    /// <summary>Those of the providers that the tenant has.</summary>
    public IEnumerable<IAction> Actions => [.. OfIssued, .. OfShared];

    /// <summary>Of secrets that two sides share and nobody issues.</summary>
    private IEnumerable<IAction> OfShared => github is null ? [] :
    [
        new RotationAction(RotationContracts.OfWebhookSecret, new RotationArguments(aws?.Tenant, github.Api, health), (call, scope) => WebhookSecret(github, call, scope)),
    ];

    /// <summary>Of credentials that a provider issues.</summary>
    private IEnumerable<IAction> OfIssued
    {
        get
        {
            var arguments = new RotationArguments(aws?.Tenant, github?.Api, health);
            return
            [
                .. aws is null ? Array.Empty<IAction>() : 
                [
                    new RotationAction(RotationContracts.OfAccessKey, arguments, (call, _) => AccessKey(aws, call)),
                    new RotationAction(RotationContracts.OfAwsSecret, arguments, (call, scope) => Secret(aws, call, scope)),
                ],
                .. entra is null ? Array.Empty<IAction>() : 
                [
                    new RotationAction(RotationContracts.OfEntraPassword, arguments, (call, scope) => Password(entra, call, scope)),
                    new RotationAction(RotationContracts.OfEntraCertificate, arguments, (call, scope) => Certificate(entra, call, scope)),
                ],
                .. github is null ? Array.Empty<IAction>() : [new RotationAction(RotationContracts.OfDeployKey, arguments, (call, scope) => DeployKey(github, call, scope))],
            ];
        }
    }

    /// <param name="healthOrigins">Where checks of kind <c>http</c> may ask: https origins, or http on loopback.</param>
    /// <param name="chance">A number from 0 to below 1, for the jitter.</param>
    public static Rotations Over(
        AwsConnection? aws, EntraConnection? entra, GitHubConnection? github, IEnumerable<string> healthOrigins, TimeProvider time, Func<double> chance) =>
        new(aws, entra, github, new HealthChecks(healthOrigins, time, chance), time);

    public void Dispose() => health.Dispose();

    private (IIssuer?, string, ActionOutcome?) AccessKey(AwsConnection connection, Call call) =>
        connection.Tenant.Find(call, out var access, out var missing)
            ? (new AccessKeyIssuer(access, call.Need("user"), time), call.Need("key"), null)
            : (null, "", missing);

    private static (IIssuer?, string, ActionOutcome?) Password(EntraConnection connection, Call call, IActionScope scope) =>
        (new EntraPasswordIssuer(connection.Access, call.Need("application"), NameOf(scope), EndOf(call, scope)), call.Need("keyId"), null);

    private static (IIssuer?, string, ActionOutcome?) Certificate(EntraConnection connection, Call call, IActionScope scope) =>
        (new EntraCertificateIssuer(connection.Access, call.Need("application"), NameOf(scope), scope.Time.GetUtcNow(), EndOf(call, scope)), call.Need("keyId"), null);

    private static (IIssuer?, string, ActionOutcome?) Secret(AwsConnection connection, Call call, IActionScope scope) =>
        connection.Tenant.Find(call, out var access, out var missing)
            ? (new AwsSecretIssuer(access, call.Need("secret"), call.Optional("member"), scope), call.Need("version"), null)
            : (null, "", missing);

    private static DateTimeOffset EndOf(Call call, IActionScope scope) =>
        scope.Time.GetUtcNow().AddDays(call.Arguments.Get("days") is Value.Int { Number: > 0 and < 3650 } asked ? asked.Number : UsualDays);

    private (IIssuer?, string, ActionOutcome?) DeployKey(GitHubConnection connection, Call call, IActionScope scope) =>
        RepositoryName.TryParse(call.Need("repository"), out var repository)
            ? (new DeployKeyIssuer(connection.Api, repository, NameOf(scope), call.Arguments.Get("readOnly") is not Value.Bool { Flag: false }, time), call.Need("key"), null)
            : (null, "", new ActionOutcome.FailedFinal(CloudCodes.InvalidArguments, "repository: is written owner/name"));

    private static (IIssuer?, string, ActionOutcome?) WebhookSecret(GitHubConnection connection, Call call, IActionScope scope)
    {
        RepositoryName? repository = RepositoryName.TryParse(call.Optional("repository"), out var parsed) ? parsed : null;
        if (call.Arguments.Get("hook") is not Value.Int { Number: var id } || (repository is null) == (call.Optional("organization") is null))
        {
            return (null, "", new ActionOutcome.FailedFinal(CloudCodes.InvalidArguments, "hook: is a number, beside either a repository as owner/name or an organization"));
        }

        var hook = new HookPlace(repository?.Owner ?? call.Need("organization"), repository, id);
        return (new WebhookSecretIssuer(connection.Api, hook, scope), WebhookSecretIssuer.Old(hook), null);
    }

    /// <summary>The same for every attempt of one rotation in one run, and for no other.</summary>
    private static string NameOf(IActionScope scope) => $"ir-{scope.IdempotencyKey}";
}
