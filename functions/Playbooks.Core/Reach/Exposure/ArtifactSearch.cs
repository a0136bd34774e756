using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Core.Reach.Exposure;

/// <summary>Finds the steps of a job that run the artifact.</summary>
internal sealed class ArtifactSearch(JobFacts job, SuspectArtifact artifact, JobRun run, FindNested nested)
{
    private readonly List<string> notSeen = [];

    internal IEnumerable<string> NotSeen => notSeen.Distinct();

    internal List<ArtifactMatch> Find()
    {
        var steps = job.Steps.Select((step, place) => (Place: place, Finding: InStep(step, place))).Where(m => m.Finding is not null);
        var found = steps.Select(m => new ArtifactMatch(m.Place, Happened(m.Place, m.Finding!))).ToList();
        if (artifact is SuspectArtifact.Image image && job.Container is { } container && ImageMatching.Match(image, container) is { } inContainer)
        {
            found.Add(new(null, inContainer));
        }

        return found;
    }

    private Finding? InStep(StepFacts step, int place) => artifact switch
    {
        SuspectArtifact.Action action => step.Uses is { } uses ? InUses(action, uses, place) : null,
        SuspectArtifact.Image image => step.Uses?.Image is { } used ? ImageMatching.Match(image, used) : null,
        SuspectArtifact.Package package => step.Run is { } script ? PackageMatching.Match(package, script) : OfAction(step),
        SuspectArtifact.Everything => new(ExposureGrade.Confirmed, AffectedJob.AttackersOwn, "Every step runs what the attacker wants, or where the attacker watches."),
        _ => null,
    };

    private Finding? InUses(SuspectArtifact.Action action, UsesFacts uses, int place) =>
        ActionMatching.Match(action, uses, run.Steps.FirstOrDefault(s => s.Place == place)?.ResolvedSha)
        ?? ActionMatching.MatchInside(action, uses, nested, notSeen);

    /// <summary>An action may install packages; what it does is not in this file.</summary>
    private Finding? OfAction(StepFacts step)
    {
        if (step.Uses is { IsFirstParty: false } uses)
        {
            notSeen.Add(uses.Text);
        }

        return null;
    }

    private Finding Happened(int place, Finding match) => run.Steps.FirstOrDefault(s => s.Place == place)?.Executed switch
    {
        false => new(ExposureGrade.RuledOut, "step-did-not-run", "The step was skipped or never reached."),
        true => match,
        null when job.Steps[place].HasCondition => match.AtMost(ExposureGrade.Probable, "step-condition", "The step has a condition, and whether it held is not known."),
        null => match,
    };
}
