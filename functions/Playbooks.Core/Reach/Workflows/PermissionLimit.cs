using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Workflows;

/// <summary>
/// Permissions can only be kept or reduced along a chain of calls
/// (https://docs.github.com/actions/how-tos/reuse-automations/reuse-workflows).
/// </summary>
internal static class PermissionLimit
{
    /// <summary>What a called job has, given what its caller has.</summary>
    internal static PermissionFacts Within(this PermissionFacts called, PermissionFacts caller) => (caller.Form, called.Form) switch
    {
        (PermissionForm.Default, _) => called,
        (_, PermissionForm.Default) => caller,
        _ => called with { Form = PermissionForm.Map, Scopes = Least(called.Scopes, caller.Scopes) },
    };

    private static ImmutableSortedDictionary<string, string> Least(ImmutableSortedDictionary<string, string> one, ImmutableSortedDictionary<string, string> other) =>
        PermissionFacts.NoScopes.AddRange(
            from scope in one
            where other.ContainsKey(scope.Key)
            select KeyValuePair.Create(scope.Key, other[scope.Key] == "write" ? scope.Value : other[scope.Key]));
}
