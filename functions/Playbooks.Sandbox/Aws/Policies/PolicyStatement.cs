using System.Text.Json;
using Playbooks.Sandbox.Matching;

namespace Playbooks.Sandbox.Aws.Policies;

/// <summary>One statement of an IAM policy. Empty lists stand for absent members.</summary>
internal sealed record PolicyStatement(
    bool Allow,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> NotActions,
    IReadOnlyList<string> Resources,
    IReadOnlyList<string> NotResources,
    JsonElement? Principal,
    JsonElement? Condition)
{
    public bool Covers(string action, string resource) => CoversAction(action)
        && (NotResources.Count > 0 ? !NotResources.Any(pattern => Glob.Matches(pattern, resource)) : Resources.Any(pattern => Glob.Matches(pattern, resource)));

    public bool CoversAction(string action) => NotActions.Count > 0
        ? !NotActions.Any(pattern => Glob.MatchesAnyCase(pattern, action))
        : Actions.Any(pattern => Glob.MatchesAnyCase(pattern, action));
}
