using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Aws.Iam;

internal sealed class IamAccessKey
{
    public required string Id { get; init; }

    public required string Secret { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A new key is not known everywhere at once.</summary>
    public DateTimeOffset UsableFrom { get; init; }

    public Delayed<bool> Active { get; init; } = new(true);

    public IamKeyUse? LastUse { get; set; }

    public bool MaySign(DateTimeOffset now) => now >= UsableFrom && Active.Seen(now);
}
