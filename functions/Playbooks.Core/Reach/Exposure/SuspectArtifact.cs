using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Exposure;

/// <summary>What turned hostile, as far as a workflow can run it.</summary>
public abstract record SuspectArtifact
{
    private SuspectArtifact()
    {
    }

    /// <param name="Repository"><c>owner/name</c>, compared without case.</param>
    /// <param name="Refs">Tags, branches and full commit SHAs that were hostile in the window; none means that every ref is suspect.</param>
    public sealed record Action(string Repository, ImmutableArray<string> Refs) : SuspectArtifact;

    /// <param name="Name">The image without tag and digest, like <c>ghcr.io/acme/tool</c>.</param>
    /// <param name="Tags">Hostile tags and digests; none means all.</param>
    public sealed record Image(string Name, ImmutableArray<string> Tags) : SuspectArtifact;

    /// <param name="Ecosystem">As OSV spells it: npm, PyPI, RubyGems, Go, crates.io, NuGet, Maven.</param>
    /// <param name="Versions">Hostile versions; none means all.</param>
    /// <param name="IsLocked">What the project depends on is known to hold a hostile version: installing it is running it.</param>
    public sealed record Package(string Ecosystem, string Name, ImmutableArray<string> Versions, bool IsLocked = false) : SuspectArtifact;

    /// <summary>The whole job: its workflow, or the machine that it ran on, is the attacker's.</summary>
    public sealed record Everything : SuspectArtifact;
}
