using Playbooks.Core.Reports.Document;
using Playbooks.Core.Runs;

namespace Playbooks.Core.Reports.Sections;

/// <summary>What this report was made from, and how to prove that nobody edited either.</summary>
internal static class JournalSection
{
    public static Section Of(Scope scope)
    {
        var lines = scope.Story.Lines;
        var signed = lines.LastOrDefault(line => line.Event is RunEvent.HeadSigned);
        var from = scope.IsWhole ? 1 : lines.Last(line => line.Event is RunEvent.StageStarted e && e.Round == scope.Stages[0].Rounds[0].Number).Number;
        return new Section("journal", Cell.Of("The journal behind this report"),
        [
            new Block.Facts("journal", Tables.Facts(
                ("Made from lines", Cell.Of($"1 to {scope.Story.Head.Number}")),
                ("Lines of this stage", Cell.Of(scope.IsWhole ? "" : $"{from} to {scope.Story.Head.Number}")),
                ("Head hash", Cell.Code(scope.Story.Head.Hash)),
                ("Head appended", Cell.Of(scope.Story.Head.At)),
                ("Signed up to line", signed is null ? Cell.Of("none yet: the signature follows this report", Tone.Muted) : Cell.Of(signed.Number - 1)),
                ("Signing key", Cell.Code((signed?.Event as RunEvent.HeadSigned)?.KeyId)))),
            new Block.Prose("verify", Cell.Of(
                $"To verify: playbook verify {scope.Run.Id} recomputes every hash, approval digest and signature, and holds this file against the digest that the journal has of it. " +
                $"To make it again from the journal: playbook report {scope.Run.Id}{(scope.IsWhole ? "" : $" --stage {scope.Stages[^1].Stage.Name}")}.")),
        ]);
    }
}
