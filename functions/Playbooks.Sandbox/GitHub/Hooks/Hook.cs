namespace Playbooks.Sandbox.GitHub.Hooks;

internal sealed class Hook(long id, string url, IReadOnlyList<string> events, DateTimeOffset created)
{
    public long Id => id;

    public string Url { get; set; } = url;

    public IReadOnlyList<string> Events { get; set; } = events;

    /// <summary>Never given back.</summary>
    public string? Secret { get; set; }

    /// <summary>The place where the receiver finds its copy of the secret.</summary>
    public string? Receiver { get; init; }

    /// <summary>Oldest first.</summary>
    public List<HookDelivery> Deliveries { get; } = [];

    public bool Active { get; set; } = true;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset Updated { get; set; } = created;
}
