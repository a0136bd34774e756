using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Reach;

namespace Playbooks.Core.Reports.Sections;

/// <summary>What could not be seen: absence of evidence is said aloud.</summary>
internal static class UnseenSection
{
    public static IReadOnlyList<Unseen> Find(Scope scope) =>
        [.. scope.Looks.SelectMany(UnseenReading.Of).DistinctBy(unseen => (unseen.What.Text, unseen.Why.Text))];

    public static Section Of(Scope scope)
    {
        var unseen = Find(scope);
        return new Section("unseen", Cell.Of("What could not be seen"), unseen.Count == 0
            ? [new Block.Prose("nothing", Cell.Of("Every look succeeded, and no action said that it could not tell."))]
            :
            [
                new Block.Prose("meaning", Cell.Of("What is missing elsewhere in this report may hide here: not seen is not absent.")),
                Tables.Of("unseen", "things not seen", "What, Why, Looked at by", unseen.Select(one => Row.Of(one.What, one.Why, one.Uses))),
            ]);
    }
}
