using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Connectors.GitHub.Actions.Federation;

/// <summary>What the actions that replace static keys of a workflow have in common: its file, the identity, the branch of the change.</summary>
internal static partial class FederationPlace
{
    public static Parameter Path { get; } = new("path", ValueType.Text, Required: true, "The workflow's file, such as .github/workflows/deploy.yml.");

    public static Parameter Branch { get; } = new("branch", ValueType.Text, Required: false, "Branch that the change is made on; incident-response/oidc-FILE where left out.");

    public static ImmutableArray<Parameter> Identity { get; } =
    [
        new("role", ValueType.Text, Required: false, "ARN of the AWS role that the jobs become; this, or client_id and tenant_id."),
        new("client_id", ValueType.Text, Required: false, "Client id of the Entra application that the jobs become."),
        new("tenant_id", ValueType.Text, Required: false, "Id of its directory."),
        new("subscription_id", ValueType.Text, Required: false, "Azure subscription to sign in to; none where left out."),
    ];

    /// <summary>Null, with the reason, where the arguments name no identity, or name it in a form that could be anything else in a workflow.</summary>
    public static FederatedSignIn? SignIn(Place place, out ActionOutcome why)
    {
        var (role, client, tenant, subscription) = (place.OptionalText("role"), place.OptionalText("client_id"), place.OptionalText("tenant_id"), place.OptionalText("subscription_id"));
        why = new ActionOutcome.FailedFinal(CloudCodes.InvalidArguments, "role is the ARN of a role, or client_id, tenant_id and subscription_id are GUIDs; exactly one of both is given");
        return (role, client, tenant) switch
        {
            ({ } arn, null, null) when Role().IsMatch(arn) => new FederatedSignIn.Aws(arn),
            (null, { } id, { } directory) when Guid.TryParse(id, out _) && Guid.TryParse(directory, out _) && (subscription is null || Guid.TryParse(subscription, out _)) =>
                new FederatedSignIn.Azure(id, directory, subscription),
            _ => null,
        };
    }

    public static string BranchOf(Place place) => place.OptionalText("branch") ?? $"incident-response/oidc-{NotInBranch().Replace(place.Text("path").Split('/')[^1], "-")}";

    public static string Instructions(Place place, FederatedSignIn signIn, IEnumerable<string> why) =>
        $"Let the jobs of {place.Text("path")} in {place.Repository} sign in {(signIn is FederatedSignIn.Aws aws ? $"as {aws.Role}" : "to Azure")} by their own identity instead of by a static key "
        + $"(permissions: id-token: write; {(signIn is FederatedSignIn.Aws ? "role-to-assume" : "client-id and tenant-id")}). It cannot be edited mechanically: {string.Join("; ", why)}";

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Role();

    [GeneratedRegex("[^A-Za-z0-9_-]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NotInBranch();
}
