using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Core.Reach.Exposure;

/// <summary>What a job leaves for others and takes from them, by its steps: artifacts of a run, and caches of a repository.</summary>
public sealed record HandedOn(bool GivesArtifacts, bool GivesCaches, bool TakesArtifacts, bool TakesCaches)
{
    public bool Gives => GivesArtifacts || GivesCaches;

    public bool Takes => TakesArtifacts || TakesCaches;

    public static HandedOn By(JobFacts job) => job.Steps.Select(By).Aggregate(new HandedOn(false, false, false, false), (all, s) => new(
        all.GivesArtifacts || s.GivesArtifacts, all.GivesCaches || s.GivesCaches, all.TakesArtifacts || s.TakesArtifacts, all.TakesCaches || s.TakesCaches));

    private static HandedOn By(StepFacts step)
    {
        if (step.Uses is not { Owner: { } owner, Repository: { } repository } uses)
        {
            return new(false, false, step.Run?.Contains("gh run download", StringComparison.Ordinal) == true, false);
        }

        var name = $"{owner}/{repository}{(uses.Path.Length > 0 ? $"/{uses.Path}" : "")}".ToLowerInvariant();
        var caches = name is "actions/cache" or "swatinem/rust-cache" or "gradle/actions/setup-gradle" || SetsUpWithCache(name, step);
        return new(
            name is "actions/upload-artifact" or "actions/upload-artifact/merge" or "actions/upload-pages-artifact",
            caches || name == "actions/cache/save",
            name is "actions/download-artifact" or "dawidd6/action-download-artifact" or "actions/deploy-pages",
            caches || name == "actions/cache/restore");
    }

    /// <summary>setup-go caches unless told not to; the others where told what.</summary>
    private static bool SetsUpWithCache(string name, StepFacts step)
    {
        var input = step.Inputs.GetValueOrDefault("cache") ?? step.Inputs.GetValueOrDefault("bundler-cache") ?? step.Inputs.GetValueOrDefault("enable-cache");
        return name is "actions/setup-go" or "astral-sh/setup-uv" ? input is not "false"
            : name is "actions/setup-node" or "actions/setup-python" or "actions/setup-java" or "actions/setup-dotnet" or "ruby/setup-ruby" && input is { Length: > 0 } and not "false";
    }
}
