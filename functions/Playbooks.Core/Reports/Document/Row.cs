using System.Collections.Immutable;

namespace Playbooks.Core.Reports.Document;

/// <param name="Cells">One per column.</param>
/// <param name="Details">What is read only by who looks closer.</param>
public sealed record Row(ImmutableArray<Cell> Cells, ImmutableArray<Fact> Details)
{
    public static Row Of(params ReadOnlySpan<Cell> cells) => new([.. cells], []);
}
