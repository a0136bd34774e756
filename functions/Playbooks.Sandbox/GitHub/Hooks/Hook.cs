namespace Playbooks.Sandbox.GitHub.Hooks;

internal sealed class Hook(long id, string url, IReadOnlyList<string> events, DateTimeOffset created)
{
    public long Id => id;

    public string Url { get; set; } = url;

    public IReadOnlyList<string> Events { get; set; } = events;

    public bool Active { get; set; } = true;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset Updated { get; set; } = created;
}
