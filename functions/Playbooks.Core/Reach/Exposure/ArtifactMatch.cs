namespace Playbooks.Core.Reach.Exposure;

/// <param name="Place">Place in the job's steps; null for the job's own container or services, which are there for all of them.</param>
internal sealed record ArtifactMatch(int? Place, Finding Finding);
