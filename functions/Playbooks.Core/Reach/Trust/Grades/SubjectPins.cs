using System.Collections.Frozen;

namespace Playbooks.Core.Reach.Trust.Grades;

/// <summary>
/// What a pattern on <c>sub</c> fixes: the default form or a customised one, <c>key:value</c> pairs joined by colons
/// (a colon inside a value is written %3A, so colons separate).
/// </summary>
internal static class SubjectPins
{
    private static readonly FrozenSet<string> Keys = new[]
    {
        "repo", "ref", "environment", "job_workflow_ref", "repository", "repository_id", "repository_owner", "repository_owner_id",
        "repository_visibility", "workflow", "workflow_ref", "actor", "actor_id", "event_name", "ref_type", "head_ref", "base_ref",
        "run_id", "runner_environment", "enterprise", "enterprise_id", "sha", "job_workflow_sha", "workflow_sha",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static Pins Of(string pattern, bool isFlexible)
    {
        var parts = pattern.Split(':');
        var pins = new Pins();
        for (var at = 0; at < parts.Length; at++)
        {
            var isPair = Keys.Contains(parts[at]) && at + 1 < parts.Length;
            pins = pins.And(isPair ? OfPair(parts[at], parts[at + 1], isFlexible) : OfPart(parts[at]));
            at += isPair ? 1 : 0;
        }

        return pins;
    }

    private static Pins OfPair(string key, string value, bool isFlexible) => key switch
    {
        "repo" or "repository" => RepositoryPins.Of(value),
        "repository_id" => new() { Repository = Wild.IsIn(value) ? RepositoryPin.Anyone : RepositoryPin.Repository },
        "repository_owner" or "repository_owner_id" or "enterprise" or "enterprise_id" =>
            new() { Repository = Wild.IsIn(value) ? RepositoryPin.Anyone : RepositoryPin.Organisation },
        "ref" => new() { Place = PlaceGrade.OfRef(value, isFlexible) },
        "environment" => new() { Place = PlaceGrade.OfEnvironment(value, isFlexible) },
        "event_name" when value == "pull_request" => new() { Place = PlaceGrade.PullRequest },
        "job_workflow_ref" => new() { Workflow = WorkflowGrade.Of(value, isFlexible) },
        _ => new(),
    };

    private static Pins OfPart(string part) =>
        part.StartsWith('p') && GlobPattern.Parse(part).Matches("pull_request") ? new() { Place = PlaceGrade.PullRequest } : new();
}
