namespace Playbooks.Sandbox.GitHub.Workflows;

internal sealed class Workflow(long id, string path, string name, DateTimeOffset created)
{
    public long Id => id;

    /// <summary><c>.github/workflows/ci.yml</c></summary>
    public string Path => path;

    public string FileName => path[(path.LastIndexOf('/') + 1)..];

    public string Name => name;

    /// <summary>active, deleted, disabled_fork, disabled_inactivity or disabled_manually.</summary>
    public string State { get; set; } = "active";

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset Updated { get; set; } = created;
}
