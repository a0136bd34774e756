using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Registry;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>Who a node of the graph is, or whose credential it is.</summary>
internal sealed class ReachedIdentities(ReachFacts facts)
{
    private readonly Dictionary<string, AwsIdentity> identities =
        facts.Accounts.SelectMany(a => a.Users.Concat(a.Roles)).DistinctBy(i => i.Id).ToDictionary(i => i.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, ApplicationFacts> applications =
        facts.Applications.SelectMany(a => new[] { (Key: a.Target, App: a), (Key: $"{a.Directory}/{a.AppId}".ToUpperInvariant(), App: a) }).DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.App);

    private readonly Dictionary<string, RegisteredCredential> registered = facts.Registry.Credentials.DistinctBy(c => c.Node).ToDictionary(c => c.Node, StringComparer.Ordinal);

    /// <summary>The user or role that it is, or whose key it is.</summary>
    public AwsIdentity? AwsOf(ReachNode node) => identities.GetValueOrDefault(
        !node.Id.StartsWith("credential:", StringComparison.Ordinal) ? node.Id : RegisteredAt(node) is { Kind: "aws_access_key" } key ? IdentityOf(key) : "");

    public ApplicationFacts? ApplicationOf(ReachNode node) => applications.GetValueOrDefault(
        node.Kind == NodeKind.Application ? node.Id.Split("/federated/")[0] : RegisteredAt(node) is { Kind: "entra_client_secret" } secret ? IdentityOf(secret) : "");

    public RegisteredCredential? RegisteredAt(ReachNode node) => registered.GetValueOrDefault(node.Id);

    /// <summary>Of the user, role or application that a registered credential is of, by which it is found here.</summary>
    public static string IdentityOf(RegisteredCredential credential) => credential.PrincipalOf("application") is { Length: > 0 } application
        ? $"{credential.PrincipalOf("tenant")}/{application}".ToUpperInvariant()
        : $"aws:{credential.PrincipalOf("account")}/{(credential.PrincipalOf("role") is { Length: > 0 } role ? $"role/{role}" : $"user/{credential.PrincipalOf("user")}")}";
}
