using System.Collections.Immutable;
using Playbooks.Core.Playbooks;

namespace Playbooks.Core.Standards.Cacao.Import;

/// <summary>What importing a CACAO document gave: a playbook that does all of it, or every reason why there is none.</summary>
public abstract record Imported
{
    private Imported()
    {
    }

    /// <param name="Playbook">Not yet checked against the actions that are there.</param>
    /// <param name="Notes">What was carried over in other words, or left out because it does nothing.</param>
    public sealed record Success(Playbook Playbook, ImmutableArray<CacaoFinding> Notes) : Imported;

    /// <param name="Reasons">At least one.</param>
    public sealed record Refused(ImmutableArray<CacaoFinding> Reasons) : Imported;
}
