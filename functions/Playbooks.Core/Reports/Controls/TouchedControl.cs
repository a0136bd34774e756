using System.Collections.Immutable;
using Playbooks.Core.Playbooks;

namespace Playbooks.Core.Reports.Controls;

/// <summary>A control, who says that it is meant, and what was done for it.</summary>
/// <param name="DeclaredBy">"playbook" or "stage NAME".</param>
internal sealed record TouchedControl(Control Control, string Title, ImmutableArray<string> DeclaredBy, ImmutableArray<DoneForControl> Done);

/// <param name="What">An action's name, or checkpoint, policy, journal.</param>
/// <param name="Succeeded">How often it was done.</param>
/// <param name="Others">How often it was tried and not done, or nobody knows.</param>
internal sealed record DoneForControl(string Stage, string What, int Succeeded, int Others, string Why)
{
    public override string ToString()
    {
        var stage = Stage.Length == 0 ? "" : $"{Stage}: ";
        var times = Succeeded < 2 ? "" : $" ×{Succeeded}";
        return $"{stage}{What}{times}{(Others == 0 ? "" : $" ({Others} not done)")}";
    }
}
