using Playbooks.Core.Reports.Document;

namespace Playbooks.Core.Reports.Sections;

/// <summary>What a run left open when it ended, with who answers for it: why it is not resolved.</summary>
internal static class OpenSection
{
    public static Section? Of(Scope scope) => scope.Run.Open is not { } open ? null : new Section("open", Cell.Of("What stays open"),
    [
        new Block.Prose("meaning", Cell.Of($"The run is not resolved: {Words.Count(open.Count, "credential or identity", "credentials and identities")} in reach {(open.Count == 1 ? "was" : "were")} neither rotated nor cut, ruled out, replaced by a person nor accepted by one.")),
        Tables.Of("open", "open credentials", "Grade, What, Owner, Why", open.Items.Select(item => new Row(
            [Cell.Of(item.Grade), Cell.Code(item.Credential), Cell.Of(item.Owner), Cell.Of(item.Why, Tone.Bad)], []))),
    ]);
}
