using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>The first half of the graph: from the artifact over runs and jobs to secrets, tokens and identities.</summary>
internal sealed class JobWays(ReachFacts facts, GraphBuilder graph, CredentialReach credentials, IdentityReach identities, DateTimeOffset now)
{
    private const string FindRuns = "github.find-runs";
    private const string Files = "github.read-workflows";

    private readonly string artifact = facts.ArtifactNode;
    private readonly JobJudge judge = new(facts);
    private readonly List<Unseen> unseen = [];

    public IReadOnlyList<Unseen> Walk()
    {
        graph.Add(artifact, NodeKind.Artifact, facts.Artifact, "", ExposureGrade.Confirmed);
        foreach (var job in facts.Jobs)
        {
            Add(job);
        }

        foreach (var covered in facts.Covered)
        {
            graph.Add(covered.Id, NodeKind.Job, $"{covered.Repository}: {covered.Name}", covered.Why);
            graph.Join(artifact, covered.Id, new(ExposureGrade.RuledOut, "did-not-run", covered.Why), FindRuns);
        }

        return unseen;
    }

    private void Add(AffectedJob job)
    {
        graph.Add(job.RunId, NodeKind.Run, $"{job.Repository} run {job.Run}", $"{job.Path}, {job.Event}");
        graph.Add(job.Id, NodeKind.Job, $"{job.Repository}: {job.Name}", string.Join(", ", job.Labels));
        graph.Join(artifact, job.RunId, job.Evidence, FindRuns, job.StartedAt);
        graph.Join(job.RunId, job.Id, job.Evidence, FindRuns, job.StartedAt);
        if (job.Evidence.Grade == ExposureGrade.RuledOut)
        {
            return;
        }

        var reach = judge.Judge(job);
        unseen.AddRange(reach.Unseen);
        Token(job, reach);
        foreach (var secret in reach.Secrets)
        {
            credentials.Secret(secret.Place, job.Id, secret.Finding, Files, job.StartedAt);
        }

        if (reach.Identity.Grade > ExposureGrade.RuledOut)
        {
            identities.From(job, reach);
        }
    }

    /// <summary>GitHub takes the token back when the job ends: it is shown, and never rotated.</summary>
    private void Token(AffectedJob job, JobReach reach)
    {
        var ended = job.CompletedAt is { } end && end <= now;
        var life = ended ? $"ended with the job at {job.CompletedAt:yyyy-MM-dd'T'HH:mm:ss'Z'}: {ReachedCredential.NothingToRotate}" : "lives until the job ends: cancel the run";
        var node = $"{ReachedCredential.TokenPrefix}{job.Repository}/{job.Run}/{job.Job}";
        graph.Add(node, NodeKind.Token, "GITHUB_TOKEN", $"{life}; {reach.Permissions}");
        graph.Join(job.Id, node, reach.Token, Files, job.StartedAt);
    }
}
