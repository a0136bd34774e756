namespace Playbooks.Sandbox.GitHub.Runners;

internal sealed class RunnerGroup(long id, string name)
{
    public long Id => id;

    public string Name => name;

    /// <summary>all, private or selected.</summary>
    public string Visibility { get; set; } = "all";

    public bool AllowsPublicRepositories { get; set; }

    public SortedSet<long> Repositories { get; } = [];
}
