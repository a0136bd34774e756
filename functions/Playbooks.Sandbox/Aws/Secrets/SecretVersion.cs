namespace Playbooks.Sandbox.Aws.Secrets;

internal sealed record SecretVersion(string Id, string Value, DateTimeOffset CreatedAt)
{
    public SortedSet<string> Stages { get; } = new(StringComparer.Ordinal);
}
