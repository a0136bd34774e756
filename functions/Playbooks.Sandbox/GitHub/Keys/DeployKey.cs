namespace Playbooks.Sandbox.GitHub.Keys;

/// <summary>A deploy key; <paramref name="PublicKey"/> is <c>TYPE BASE64</c> without a comment, which identifies it everywhere.</summary>
internal sealed record DeployKey(long Id, string Title, string PublicKey, bool ReadOnly, DateTimeOffset Created, string AddedBy, DateTimeOffset? LastUsed);
