namespace Playbooks.Core.Reach.Workflows;

/// <summary>What the jobs of a workflow sign in as by their own identity (OpenID Connect), in place of a static key.</summary>
public abstract record FederatedSignIn
{
    private FederatedSignIn()
    {
    }

    /// <param name="Role">ARN of the role that trusts the jobs.</param>
    public sealed record Aws(string Role) : FederatedSignIn;

    /// <param name="ClientId">Of the application or identity that trusts the jobs.</param>
    /// <param name="SubscriptionId">Null signs in to the directory alone.</param>
    public sealed record Azure(string ClientId, string TenantId, string? SubscriptionId) : FederatedSignIn;
}
