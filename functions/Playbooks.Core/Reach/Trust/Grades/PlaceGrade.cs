namespace Playbooks.Core.Reach.Trust.Grades;

/// <summary>The grade of a ref or an environment as the place a job runs for, its repository being fixed.</summary>
internal static class PlaceGrade
{
    private const string Branches = "refs/heads/";
    private const string Tags = "refs/tags/";

    public static TrustGrading PullRequest { get; } =
        TrustGrading.Dangerous("pull_request: a proposed change, perhaps a stranger's and not reviewed, is let in");

    public static TrustGrading Any(bool isFlexible) =>
        Open("every branch, tag, environment and pull_request run of the repository is let in", isFlexible);

    public static TrustGrading OfRef(string text, bool isFlexible)
    {
        if (text.StartsWith("refs/pull/", StringComparison.Ordinal))
        {
            return PullRequest;
        }

        var isBranch = text.StartsWith(Branches, StringComparison.Ordinal);
        var isTag = text.StartsWith(Tags, StringComparison.Ordinal);
        var name = isBranch ? text[Branches.Length..] : isTag ? text[Tags.Length..] : text;
        var kind = isBranch ? "branch" : isTag ? "tag" : "ref";
        return (isBranch || isTag) && !Wild.IsIn(name) ? OneRef(name, isTag)
            : Wild.IsAll(name) || !(isBranch || isTag) ? Open($"every {kind} that fits '{text}' is let in, protected or not", isFlexible)
            : TrustGrading.Caution($"every {kind} that fits '{name}' is let in, also ones that somebody creates later");
    }

    public static TrustGrading OfEnvironment(string text, bool isFlexible) =>
        !Wild.IsIn(text) ? TrustGrading.Safe($"only jobs of the environment '{text}', as safe as its protection rules")
        : Wild.IsAll(text) ? Open("every environment is let in, also one that a workflow creates by naming it", isFlexible)
        : TrustGrading.Caution($"every environment that fits '{text}' is let in");

    private static TrustGrading OneRef(string name, bool isTag) => isTag
        ? TrustGrading.Caution($"the tag '{name}' can be moved by whoever may push tags")
        : TrustGrading.Safe($"only the branch '{name}'");

    // A flexible credential is graded more severely: reviewers who read its subject find null and do not see the wildcard.
    private static TrustGrading Open(string reason, bool isFlexible) =>
        isFlexible ? TrustGrading.Dangerous(reason) : TrustGrading.Caution(reason);
}
