using System.Text.RegularExpressions;
using Playbooks.Core.Playbooks;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Shapes;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Playbooks.Drafts;

/// <summary>Reads stages, their steps and their checkpoints.</summary>
internal sealed partial class StageReader(Reading reading)
{
    private const int MostSteps = 200;

    public StageDraft? Read(YamlNode node) => reading.Map(node, PlaybookKeys.Stage) is { } shape
        ? new StageDraft
        {
            At = shape.At,
            Name = shape.Name("stage"),
            Title = shape.Text("title")?.Value ?? "",
            Controls = PlaybookReader.Controls(reading, shape),
            Concurrency = shape.Number("concurrency", 1, 256)?.Value,
            Report = [.. shape.Items("report").Select(item => reading.Word(item, "a section of the report", PlaybookKeys.ReportSections)?.Value).OfType<string>()],
            LacksCheckpoint = shape.Node("checkpoint") is null,
            Checkpoint = shape.Map("checkpoint", PlaybookKeys.Checkpoint) is { } checkpoint ? Checkpoint(checkpoint) : null,
            Steps = [.. shape.Items("steps", MostSteps).Select(Step).OfType<StepDraft>()],
        }
        : null;

    private CheckpointDraft Checkpoint(Shape shape) => new(
        shape.Expression("when"),
        [.. shape.Entries("approvals").Select(Quorum).OfType<(Located<string>, int)>()],
        shape.Duration("escalate-after"),
        shape.Duration("deadline"));

    private (Located<string> Role, int Count)? Quorum(YamlEntry entry)
    {
        var role = reading.Name(new Located<string>(entry.Key, entry.KeySpan), "a role's name");
        var count = reading.Number(entry.Value, $"the number of approvals of '{entry.Key}'", 1, 20);
        return role is null || count is null ? null : (role, count.Value);
    }

    private StepDraft? Step(YamlNode node) => reading.Map(node, PlaybookKeys.Step) is { } shape
        ? new StepDraft
        {
            At = shape.At,
            Id = shape.Name("id"),
            Title = shape.Text("title")?.Value ?? "",
            Uses = shape.Matching("uses", ActionForm(), DiagnosticCodes.BadName, "Write the provider, a dot and what it does: github.disable-workflow."),
            With = ArgumentReader.Group(reading, shape, "with"),
            When = shape.Expression("when"),
            ForEach = shape.Expression("for-each"),
            IsRepeated = shape.Node("for-each") is not null,
            Retry = shape.Map("retry", PlaybookKeys.Retry) is { } retry ? Retry(retry) : null,
            Timeout = shape.Duration("timeout")?.Value,
            OnFailure = (FailureRule)Math.Max(0, PlaybookKeys.FailureRules.IndexOf(shape.Word("on-failure", PlaybookKeys.FailureRules)?.Value ?? "stop")),
            Undo = shape.Flag("undo")?.Value ?? true,
            After = [.. shape.Items("after").Select(item => reading.Name(item, "a step after which this one comes")).OfType<Located<string>>()],
        }
        : null;

    private static Located<RetryRule> Retry(Shape shape)
    {
        var usual = RetryRule.Standard;
        var first = shape.Duration("first")?.Value ?? usual.First;
        var longest = shape.Duration("longest")?.Value ?? (first > usual.Longest ? first : usual.Longest);
        return new(new RetryRule(shape.Number("attempts", 1, 20)?.Value ?? usual.Attempts, first, longest), shape.At);
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ActionForm();
}
