using System.Collections.Immutable;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;

namespace Playbooks.Language.Policies;

/// <summary>What binding a file of policies gave.</summary>
public abstract record BoundPolicies
{
    private BoundPolicies()
    {
    }

    /// <param name="Policies">As <c>Playbooks.Core.Policy.Policy.Read</c> takes them and runs pin them.</param>
    public sealed record Success(ImmutableArray<Value> Policies) : BoundPolicies;

    /// <param name="Diagnostics">At least one, in the order of the file.</param>
    public sealed record Failure(ImmutableArray<Diagnostic> Diagnostics) : BoundPolicies;
}
