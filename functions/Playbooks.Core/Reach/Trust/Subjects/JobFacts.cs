using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Trust.Subjects;

/// <param name="Event">The run's event, as <c>push</c>; null when not known.</param>
/// <param name="Ref">The full ref, as <c>refs/heads/main</c>.</param>
/// <param name="Environment">The environment that the job references; absent when it references none.</param>
/// <param name="OtherClaims">Claims that a customised subject may name, by claim name; what is not there is unknown.</param>
public sealed record JobFacts(
    string? Event, ClaimSet Ref, ClaimSet Environment, ImmutableDictionary<string, ClaimSet> OtherClaims)
{
    /// <summary>Whether the subject says pull_request: yes, no, or null where GitHub's pages leave it open.</summary>
    internal bool? IsPullRequest => Event switch
    {
        "pull_request" => true,
        null or "pull_request_target" or "pull_request_review" or "pull_request_review_comment" => null,
        _ => false,
    };
}
