using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>The first half of the graph: from the artifact over runs and jobs to secrets, tokens and identities.</summary>
internal sealed class JobWays(ReachFacts facts, GraphBuilder graph, CredentialReach credentials, IdentityReach identities, IntendedSubjects intended, DateTimeOffset now)
{
    private const string FindRuns = "github.find-runs";
    private const string Files = "github.read-workflows";

    private readonly string artifact = facts.ArtifactNode;
    private readonly JobSubjects subjects = new(facts);
    private readonly Dictionary<(string First, string Second), string> texts = [];
    private readonly List<Unseen> unseen = [];

    public IReadOnlyList<Unseen> Walk()
    {
        if (facts.Artifact.Length > 0)
        {
            graph.Add(artifact, NodeKind.Artifact, facts.Artifact, "", ExposureGrade.Confirmed);
        }

        var judge = new JobJudge(facts);
        var reaches = facts.Jobs.AsParallel().AsOrdered().Select(job => (Job: job, Reach: job.Evidence.Grade == ExposureGrade.RuledOut ? null : judge.Judge(job)));
        foreach (var (job, reach) in reaches)
        {
            Add(job, reach);
        }

        foreach (var covered in facts.Covered)
        {
            graph.Add(covered.Id, NodeKind.Job, $"{covered.Repository}: {covered.Name}", covered.Why);
            graph.Join(artifact, covered.Id, new(ExposureGrade.RuledOut, covered.Rule, covered.Why), FindRuns);
        }

        return unseen;
    }

    /// <param name="reach">Null for a job in which it did not run.</param>
    private void Add(AffectedJob job, JobReach? reach)
    {
        var (run, id) = (job.RunId, job.Id);
        graph.Add(run, NodeKind.Run, $"{job.Repository} run {job.Run}", Once(job.Path, ", ", job.Event));
        graph.Add(id, NodeKind.Job, Once(job.Repository, ": ", job.Name), job.Labels is [var label] ? label : string.Join(", ", job.Labels));
        graph.Join(artifact, run, job.Evidence, FindRuns, job.StartedAt);
        graph.Join(run, id, job.Evidence, FindRuns, job.StartedAt);
        if (reach is null)
        {
            return;
        }

        unseen.AddRange(reach.Unseen);
        intended.Add(job, reach, subjects);
        Token(job, reach);
        foreach (var secret in reach.Secrets)
        {
            credentials.Secret(secret.Place, id, secret.Finding, Files, job.StartedAt);
        }

        if (reach.Identity.Grade > ExposureGrade.RuledOut)
        {
            identities.From(job, reach, subjects);
        }
    }

    /// <summary>The same few texts stand at very many nodes.</summary>
    private string Once(string first, string between, string second) =>
        texts.TryGetValue((first, second), out var text) ? text : texts[(first, second)] = $"{first}{between}{second}";

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
