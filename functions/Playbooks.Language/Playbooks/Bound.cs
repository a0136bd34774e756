using System.Collections.Immutable;
using Playbooks.Core.Playbooks;

namespace Playbooks.Language.Playbooks;

/// <summary>What binding a playbook's text gave.</summary>
public abstract record Bound
{
    private Bound()
    {
    }

    public sealed record Success(Playbook Playbook) : Bound;

    /// <param name="Diagnostics">At least one, in the order of the file, at most a hundred and one that says how many more there are.</param>
    public sealed record Failure(ImmutableArray<Diagnostic> Diagnostics) : Bound;
}
