namespace Playbooks.Sandbox.GitHub.Grants;

/// <summary>What a fine-grained personal token may do in the organisation.</summary>
internal sealed class PatGrant(long id, string name, string user, DateTimeOffset granted)
{
    public long Id => id;

    public string Name => name;

    public string User => user;

    public DateTimeOffset Granted => granted;

    public long TokenId { get; init; }

    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>From when on it is gone; revoking many at once takes a while.</summary>
    public DateTimeOffset? Gone { get; set; }
}
