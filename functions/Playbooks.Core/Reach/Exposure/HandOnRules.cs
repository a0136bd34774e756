namespace Playbooks.Core.Reach.Exposure;

/// <summary>
/// Whether what an affected job left could come into a later one. Never more than possible: that it could be poisoned does not say that it was.
/// docs.github.com: storing and sharing data with artifacts; dependency caching reference, "Restrictions for accessing a cache"; events that trigger workflows.
/// </summary>
public static class HandOnRules
{
    /// <param name="from">An affected job.</param>
    /// <param name="to">One that began later in the same repository.</param>
    /// <returns>Null where nothing leads from one to the other.</returns>
    public static Finding? Judge(HandOnJob from, HandOnJob to) =>
        from.HandedOn.GivesArtifacts && to.HandedOn.TakesArtifacts && from.Run == to.Run
            ? new(ExposureGrade.Possible, "artifact-handed-on", $"It takes artifacts of the run, and the affected job {from.Name} uploads one.")
        : from.HandedOn.GivesArtifacts && to.HandedOn.TakesArtifacts && to.Event == "workflow_run"
            ? new(ExposureGrade.Possible, "workflow-run-chain", $"It was started by the end of a run and takes its artifacts; the affected job {from.Name} uploads one.")
        : from.HandedOn.GivesCaches && to.HandedOn.TakesCaches && SeesCache(from, to)
            ? new(ExposureGrade.Possible, "cache-restored", $"It restores a cache that the affected job {from.Name} may have written.")
        : to.Event is "repository_dispatch" or "workflow_dispatch" && to.Actor == "github-actions[bot]" && from.Run != to.Run
            ? new(ExposureGrade.Possible, "dispatch-chain", $"A job's token started it, with inputs that the affected job {from.Name} may have chosen.")
        : null;

    /// <summary>A cache is seen by its own branch; one of the default branch by all. Which that is, is not asked: only those of pull requests stay theirs.</summary>
    private static bool SeesCache(HandOnJob from, HandOnJob to) =>
        from.Branch == to.Branch || !from.Event.StartsWith("pull_request", StringComparison.Ordinal);
}
