using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Exposure;

/// <summary>What a hostile artifact could read in one job. A job that did not run it still lists its secrets, ruled out.</summary>
/// <param name="Ran">Whether the artifact ran in the job at all.</param>
/// <param name="Secrets">Sorted by name.</param>
/// <param name="Token">The job's GITHUB_TOKEN with the job's permissions.</param>
/// <param name="IdentityToken">An OIDC token of the job, and with it every cloud identity that trusts the job's subject.</param>
/// <param name="OtherJobs">What other jobs leave on the same machine.</param>
/// <param name="NotSeen">Code of the job that may itself run the artifact and was not read.</param>
public sealed record JobExposure(
    Finding Ran, ImmutableArray<ExposedSecret> Secrets, Finding Token, Finding IdentityToken, Finding OtherJobs, ImmutableArray<string> NotSeen);
