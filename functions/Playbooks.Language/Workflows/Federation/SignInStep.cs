using System.Collections.Immutable;
using System.Diagnostics;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Language.Workflows.Federation;

/// <summary>How an action of a cloud's vendor is told what to sign in with.</summary>
/// <param name="Action">Without its version.</param>
/// <param name="Static">Inputs that carry a static key.</param>
/// <param name="Blocking">Inputs beside which a static key means something else.</param>
/// <param name="Inputs">What takes their place.</param>
internal sealed record SignInStep(string Action, ImmutableHashSet<string> Static, ImmutableHashSet<string> Blocking, ImmutableArray<(string Name, string Value)> Inputs)
{
    public static SignInStep Of(FederatedSignIn signIn) => signIn switch
    {
        // https://github.com/aws-actions/configure-aws-credentials: with a key and a role, the key assumes the role.
        FederatedSignIn.Aws aws => new("aws-actions/configure-aws-credentials", ["aws-access-key-id", "aws-secret-access-key", "aws-session-token"], ["role-to-assume", "role-chaining"], [("role-to-assume", aws.Role)]),
        // https://github.com/Azure/login: 'creds' is taken before the ids.
        FederatedSignIn.Azure azure => new("azure/login", ["creds", "client-secret"], [], [("client-id", azure.ClientId), ("tenant-id", azure.TenantId), Subscription(azure)]),
        _ => throw new UnreachableException(),
    };

    public bool Is(string? uses) => uses is not null && uses.Split('@')[0].Equals(Action, StringComparison.OrdinalIgnoreCase);

    private static (string, string) Subscription(FederatedSignIn.Azure azure) =>
        azure.SubscriptionId is { } id ? ("subscription-id", id) : ("allow-no-subscriptions", "true");
}
