using System.Text.RegularExpressions;

namespace Playbooks.Core.Reach.Trust.Grades;

/// <summary>The grade of <c>job_workflow_ref</c>, <c>owner/name/.github/workflows/file@ref</c>: only a whole commit id fixes the content.</summary>
internal static partial class WorkflowGrade
{
    public static TrustGrading Of(string text, bool isFlexible)
    {
        var at = text.LastIndexOf('@');
        var (path, reference) = at < 0 ? (text, "*") : (text[..at], text[(at + 1)..]);
        if (!KnownRepository().IsMatch(path))
        {
            return TrustGrading.Dangerous($"the workflow's repository is left open in '{path}'");
        }

        if (at < 0 && !Wild.IsIn(path))
        {
            return TrustGrading.Caution("the workflow is named without the ref that a token carries");
        }

        if (Wild.IsAll(reference) || Wild.IsAll(reference.Replace("refs/heads/", "", StringComparison.Ordinal)))
        {
            var reason = $"the workflow counts at any ref, so whoever may push to its repository writes what is trusted ('{reference}')";
            return isFlexible ? TrustGrading.Dangerous(reason) : TrustGrading.Caution(reason);
        }

        return Wild.IsIn(path) ? TrustGrading.Caution($"every workflow that fits '{path}' is trusted")
            : Commit().IsMatch(reference) ? TrustGrading.Safe("the workflow is fixed at one commit")
            : TrustGrading.Caution($"the workflow is fixed at '{reference}', which can be moved");
    }

    [GeneratedRegex(@"\A[^/*?]+/[^/*?]+/", RegexOptions.CultureInvariant)]
    private static partial Regex KnownRepository();

    [GeneratedRegex(@"\A([0-9a-f]{40}|[0-9a-f]{64})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Commit();
}
