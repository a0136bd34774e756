using Playbooks.Connectors.GitHub.Evidence;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Runs and jobs with their evidence, as outputs.</summary>
internal static class RunValues
{
    public static ValueType Job { get; } = ValueType.ObjectOf(
        ("job", ValueType.Int), ("name", ValueType.Text), ("attempt", ValueType.Int), ("started_at", ValueType.Text), ("completed_at", GitHubTerms.OptionalText),
        ("conclusion", GitHubTerms.OptionalText), ("runner", GitHubTerms.OptionalText), ("runner_group", GitHubTerms.OptionalText), ("labels", ValueType.ListOf(ValueType.Text)),
        ("grade", ValueType.Text), ("rule", GitHubTerms.OptionalText), ("sha", GitHubTerms.OptionalText), ("evidence", ValueType.ListOf(ValueType.Text)));

    public static ValueType Run { get; } = ValueType.ObjectOf(
        ("repository", ValueType.Text), ("run", ValueType.Int), ("attempt", ValueType.Int), ("path", ValueType.Text), ("event", ValueType.Text), ("actor", GitHubTerms.OptionalText),
        ("head_branch", GitHubTerms.OptionalText), ("head_sha", ValueType.Text), ("head_repository", GitHubTerms.OptionalText), ("status", GitHubTerms.OptionalText),
        ("conclusion", GitHubTerms.OptionalText), ("created_at", ValueType.Text), ("url", GitHubTerms.OptionalText), ("grade", ValueType.Text), ("jobs", ValueType.ListOf(Job)));

    public static ValueType Covered { get; } = ValueType.ListOf(ValueType.ObjectOf(
        ("repository", ValueType.Text), ("id", ValueType.Text), ("name", ValueType.Text), ("rule", ValueType.Text), ("why", ValueType.Text)));

    /// <summary>The id is that of the job in a map.</summary>
    public static Value Written(RunEvidence run, JobCovered covered) => Value.MapOf(
        ("repository", Value.Of(run.Repository.ToString())), ("id", Value.Of($"job:{run.Repository}/{run.Run.Id}/{covered.Job.Id}")), ("name", Value.Of(covered.Job.Name)), ("rule", Value.Of(covered.Rule)), ("why", Value.Of(covered.Why)));

    public static Value Written(RunEvidence evidence) => Value.MapOf(
        ("repository", Value.Of(evidence.Repository.ToString())),
        ("run", Value.Of(evidence.Run.Id)),
        ("attempt", Value.Of(evidence.Run.RunAttempt)),
        ("path", Value.Of(evidence.Run.File)),
        ("event", Value.Of(evidence.Run.Event)),
        ("actor", Value.Of(evidence.Run.Actor?.Login ?? evidence.Run.TriggeringActor?.Login)),
        ("head_branch", Value.Of(evidence.Run.HeadBranch)),
        ("head_sha", Value.Of(evidence.Run.HeadSha)),
        ("head_repository", Value.Of(evidence.Run.HeadRepository?.FullName)),
        ("status", Value.Of(evidence.Run.Status)),
        ("conclusion", Value.Of(evidence.Run.Conclusion)),
        ("created_at", GitHubTerms.Time(evidence.Run.CreatedAt)),
        ("url", Value.Of(evidence.Run.HtmlUrl)),
        ("grade", Value.Of(Named(evidence.Grade))),
        ("jobs", GitHubTerms.List(evidence.Jobs.Where(j => j.Grade != Grade.RuledOut), Written)));

    private static Value Written(JobEvidence evidence) => Value.MapOf(
        ("job", Value.Of(evidence.Job.Id)),
        ("name", Value.Of(evidence.Job.Name)),
        ("attempt", Value.Of(evidence.Job.RunAttempt)),
        ("started_at", GitHubTerms.Time(evidence.Job.StartedAt)),
        ("completed_at", GitHubTerms.Time(evidence.Job.CompletedAt)),
        ("conclusion", Value.Of(evidence.Job.Conclusion)),
        ("runner", Value.Of(evidence.Job.RunnerName)),
        ("runner_group", Value.Of(evidence.Job.RunnerGroupName)),
        ("labels", Value.ListOf(evidence.Job.RunnerLabels)),
        ("grade", Value.Of(Named(evidence.Grade))),
        ("rule", Value.Of(evidence.Rule)),
        ("sha", Value.Of(evidence.Sha)),
        ("evidence", Value.ListOf(evidence.Reasons)));

    private static string Named(Grade grade) => grade switch
    {
        Grade.Confirmed => "confirmed",
        Grade.Probable => "probable",
        Grade.Possible => "possible",
        Grade.RuledOut => "ruled out",
        _ => throw new System.Diagnostics.UnreachableException(grade.ToString()),
    };
}
