using System.Collections.Frozen;
using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Packages;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>Joins the evidence that the artifact ran in a job with what its workflow's file at that commit gave to the job.</summary>
internal sealed class JobJudge(ReachFacts facts)
{
    private const string Computed = "${{ unknown }}";

    /// <summary>Runs of these events that Dependabot starts get its own secrets; those of others, like pull_request_target, get the ones of Actions (docs.github.com: Dependabot on GitHub Actions).</summary>
    private static readonly FrozenSet<string> DependabotEvents =
        new[] { "push", "pull_request", "pull_request_review", "pull_request_review_comment", "create", "deployment", "deployment_status" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly PackageUrl? package = PackageUrlText.Read(facts.Artifact, out _);
    private readonly ILookup<long, LogTrace> traces = facts.Traces.ToLookup(t => t.Job);

    public JobReach Judge(AffectedJob job)
    {
        if (facts.Files.Of(job) is not { Fault: null } file)
        {
            return Blind(job, facts.Files.Of(job)?.Fault?.Reason ?? "the workflow's file at the commit that ran was not read");
        }

        var all = CallTree.Follow(file, facts.Files.FinderFor(job));
        var fitting = JobMatching.Find(all, job.Name);
        return fitting.IsEmpty ? Blind(job, $"no job of {job.Path} at that commit is shown as '{job.Name}'") : fitting.Select(j => Judge(job, j)).Aggregate(Union);
    }

    private static JobReach Union(JobReach one, JobReach other) => new(
        [.. one.Secrets, .. other.Secrets], one.Token.Or(other.Token), one.Permissions, one.Identity.Or(other.Identity),
        one.Environment == other.Environment ? one.Environment : Computed, [.. one.Unseen, .. other.Unseen]);

    private JobReach Judge(AffectedJob job, ReachedJob reached)
    {
        var places = new JobPlaces(facts, job, reached.Job.Environment, reached.Job.EnvironmentIsExpression, IsByDependabot(job));
        var artifact = job.Evidence.Rule == AffectedJob.AttackersOwn ? new SuspectArtifact.Everything() : ArtifactIn(job);
        var exposure = ExposureRules.Judge(reached, artifact, RunOf(job, reached.Job), places.Inventory, NestedIn(job, reached.Job));
        var byItself = exposure.Ran.Grade > ExposureGrade.RuledOut;
        if (!byItself)
        {
            var elsewhere = reached with { CannotTell = "The job's file does not name the artifact; it may have come by another way." };
            exposure = ExposureRules.Judge(elsewhere, artifact, RunOf(job, reached.Job), places.Inventory, NestedIn(job, reached.Job));
        }

        Finding Known(Finding way) => byItself ? Traced(job, way).And(job.Evidence) : job.Evidence.And(way);
        var secrets = exposure.Secrets.SelectMany(s => places.Of(s)).Select(s => s with { Finding = Known(s.Finding) });
        IEnumerable<Unseen> unseen = exposure.NotSeen.Where(_ => job.Evidence.Grade < ExposureGrade.Probable)
            .Select(n => new Unseen($"{job.Repository}: {n}", "the action's own file was not read, and it may use the artifact"));
        return new([.. secrets], Known(exposure.Token), Words(reached.Permissions), Known(exposure.IdentityToken), reached.Job.Environment, [.. unseen, .. NotRead(job, reached), .. places.Unseen(exposure.Secrets)]);
    }

    private static IEnumerable<Unseen> NotRead(AffectedJob job, ReachedJob reached) =>
        UnreadParts.Of(reached).Select(why => new Unseen($"{job.Repository}: {job.Path}: {string.Join(" / ", reached.Calls)}", why));

    /// <summary>Nothing is known of what the job was given: all that its repository is offered may have been.</summary>
    private JobReach Blind(AffectedJob job, string why)
    {
        var finding = new Finding(ExposureGrade.Possible, "file-not-read", why).And(job.Evidence);
        var places = new JobPlaces(facts, job, Computed, true, IsByDependabot(job));
        return new(
            [.. places.Everything().Select(p => new SecretReach(p, finding))], finding, "not known", finding, Computed, [new($"{job.Repository}: {job.Path}", why)]);
    }

    private JobRun RunOf(AffectedJob job, JobFacts file) => new()
    {
        Event = job.Event,
        FromFork = job.IsFromFork,
        ByDependabot = IsByDependabot(job),
        RepositoryIsPublic = facts.Repositories.GetValueOrDefault(job.Repository)?.IsPublic,
        RunnerIsPersistent = job.Labels.Contains("self-hosted", StringComparer.OrdinalIgnoreCase) ? true : null,
        Steps = job.Evidence.Grade == ExposureGrade.Confirmed ? [.. file.Steps.Select((step, place) => (step, place)).Where(s => IsArtifact(s.step)).Select(s => new StepRun(s.place, true, null))] : [],
    };

    private static bool IsByDependabot(AffectedJob job) => job.Actor == "dependabot[bot]" && DependabotEvents.Contains(job.Event);

    /// <summary>The evidence of a package is what its run's lockfiles and log say: with it, a step that installs is one that runs it.</summary>
    private SuspectArtifact ArtifactIn(AffectedJob job) => package is null
        ? new SuspectArtifact.Action(facts.Artifact, [])
        : new SuspectArtifact.Package(Ecosystems.OfType(package.Type), package.FullName, facts.Versions, job.Evidence.Grade >= ExposureGrade.Probable);

    /// <summary>Where the evidence says that the action ran and no step names it, an action that was not read brought it.</summary>
    private FindNested NestedIn(AffectedJob job, JobFacts file)
    {
        var brought = package is null && job.Evidence.Grade >= ExposureGrade.Probable && !file.Steps.Any(IsArtifact);
        return uses => brought && !uses.IsFirstParty ? [ArtifactUse()] : [];
    }

    private bool IsArtifact(StepFacts step) =>
        step.Uses is { Kind: UsesKind.Action } uses && $"{uses.Owner}/{uses.Repository}".Equals(facts.Artifact, StringComparison.OrdinalIgnoreCase);

    private UsesFacts ArtifactUse() => new(facts.Artifact, UsesKind.Action, PinKind.Sha)
    {
        Owner = facts.Artifact.Split('/')[0],
        Repository = facts.Artifact.Split('/')[1],
        Ref = "",
    };

    /// <summary>The payload's own trace in the log turns a known technique into a seen one.</summary>
    private Finding Traced(AffectedJob job, Finding way) => way.Grade == ExposureGrade.Probable && traces[job.Job].FirstOrDefault() is { } trace
        ? new(ExposureGrade.Confirmed, "log-trace", $"Line {trace.Line} of the job's log holds '{trace.Indicator}'.")
        : way;

    private static string Words(PermissionFacts permissions) =>
        permissions.Form == PermissionForm.Default ? "the repository's default permissions"
        : permissions.Scopes.IsEmpty ? "no permission"
        : string.Join(", ", permissions.Scopes.Select(s => $"{s.Key}: {s.Value}"));
}
