using Playbooks.Core.Reports.Document;

namespace Playbooks.Core.Reports.Sections;

/// <summary>Something that a person has to do.</summary>
/// <param name="Urgency">The smaller, the sooner: 0 now, 1 soon, 2 later.</param>
internal sealed record NextAction(int Urgency, string What, string Who, string Why)
{
    public Row Row => Row.Of(Word, Cell.Of(What), Cell.Of(Who), Cell.Of(Why));

    private Cell Word => Urgency switch
    {
        0 => Cell.Of("now", Tone.Bad),
        1 => Cell.Of("soon", Tone.Warning),
        _ => Cell.Of("later", Tone.Muted),
    };
}
