using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>What the artifact could read in one job, if it ran there as far as the evidence goes.</summary>
/// <param name="Permissions">Of the job's token, in words.</param>
/// <param name="Identity">Whether it could ask for an identity token.</param>
/// <param name="Environment">The job's environment: null for none, a text with <c>${{</c> where computed or not known.</param>
internal sealed record JobReach(
    ImmutableArray<SecretReach> Secrets, Finding Token, string Permissions, Finding Identity, string? Environment, ImmutableArray<Unseen> Unseen);
