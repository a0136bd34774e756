using System.Collections.Immutable;
using Playbooks.Core.Reach.Registry;

namespace Playbooks.Core.Reach.Facts;

/// <summary>All that was observed before the reach is computed. What was not read is in <see cref="Unseen"/>.</summary>
public sealed record ReachFacts
{
    /// <summary><c>owner/name</c> of the hostile action, or a package URL without a version; empty where only <see cref="Leaks"/> are asked about.</summary>
    public required string Artifact { get; init; }

    public string ArtifactNode => $"artifact:{Artifact}";

    /// <summary>Hostile versions of a package; none means all.</summary>
    public ImmutableArray<string> Versions { get; init; } = [];

    public ImmutableArray<AffectedJob> Jobs { get; init; } = [];

    public ImmutableArray<LeakedCredential> Leaks { get; init; } = [];

    public ImmutableArray<CoveredJob> Covered { get; init; } = [];

    public ImmutableArray<HostFacts> Hosts { get; init; } = [];

    public ImmutableArray<CoveredHost> CoveredHosts { get; init; } = [];

    public RunFiles Files { get; init; } = RunFiles.None;

    /// <summary>By name, without regard to case; so are the next two.</summary>
    public ImmutableDictionary<string, RepositorySetting> Repositories { get; init; } = Empty<RepositorySetting>();

    public ImmutableDictionary<string, RepositorySecrets> Secrets { get; init; } = Empty<RepositorySecrets>();

    public ImmutableDictionary<string, SubjectSetting> Subjects { get; init; } = Empty<SubjectSetting>();

    public ImmutableArray<DeployKeyFacts> DeployKeys { get; init; } = [];

    public ImmutableArray<AwsAccountFacts> Accounts { get; init; } = [];

    public ImmutableArray<ApplicationFacts> Applications { get; init; } = [];

    public CredentialRegistry Registry { get; init; } = CredentialRegistry.Empty;

    public ImmutableArray<LogTrace> Traces { get; init; } = [];

    public ImmutableArray<Unseen> Unseen { get; init; } = [];

    /// <summary>These and what more were gathered; of <paramref name="more"/> come the jobs, for those of before are judged.</summary>
    internal ReachFacts Widened(ReachFacts more) => this with
    {
        Jobs = more.Jobs,
        Covered = more.Covered,
        Files = Files.With(more.Files),
        Repositories = Repositories.SetItems(more.Repositories),
        Secrets = Secrets.SetItems(more.Secrets),
        Subjects = Subjects.SetItems(more.Subjects),
        Traces = more.Traces,
        Unseen = more.Unseen,
    };

    internal static ImmutableDictionary<string, T> Empty<T>() => ImmutableDictionary.Create<string, T>(StringComparer.OrdinalIgnoreCase);
}
