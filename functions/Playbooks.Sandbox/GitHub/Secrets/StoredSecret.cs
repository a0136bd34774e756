namespace Playbooks.Sandbox.GitHub.Secrets;

/// <summary>A secret as the store holds it. The API never gives <see cref="Value"/> back.</summary>
internal sealed class StoredSecret(string name, string value, DateTimeOffset created)
{
    public string Name => name;

    public string Value { get; set; } = value;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset Updated { get; set; } = created;

    /// <summary>all, private or selected; only organisations use it.</summary>
    public string Visibility { get; set; } = "private";

    public SortedSet<long> Selected { get; } = [];
}
