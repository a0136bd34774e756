using System.Collections.Immutable;

namespace Playbooks.Connectors.GitHub.Permissions;

/// <summary>Which actions may run where the policy is <c>selected</c>.</summary>
/// <param name="PatternsAllowed">Such as <c>owner/name@SHA</c>.</param>
internal sealed record AllowedActions(bool GithubOwnedAllowed, bool VerifiedAllowed, IReadOnlyList<string>? PatternsAllowed = null)
{
    /// <summary>In one order: the list is a set.</summary>
    public ImmutableArray<string> Patterns => [.. (PatternsAllowed ?? []).Order(StringComparer.Ordinal)];
}
