using System.Collections.Immutable;
using Playbooks.Language.Shapes;

namespace Playbooks.Language.Playbooks.Drafts;

/// <summary>The keys and words of playbooks, as <c>playbook.v1.schema.json</c> has them.</summary>
internal static class PlaybookKeys
{
    public static KeySet Playbook { get; } = new(
        "the playbook", ["playbook", "version", "title", "stages"], ["description", "controls", "on", "inputs", "roles"]);

    public static KeySet Trigger { get; } = new("a trigger", ["alert"], ["when", "with"]);

    public static KeySet Input { get; } = new("an input", ["type"], ["required", "default", "description"]);

    public static KeySet Role { get; } = new("a role", [], ["description", "escalate-to"]);

    public static KeySet Stage { get; } = new("a stage", ["stage", "steps"], ["title", "controls", "concurrency", "checkpoint", "report"]);

    public static KeySet Step { get; } = new(
        "a step", ["id", "uses"], ["title", "with", "when", "for-each", "retry", "timeout", "on-failure", "undo", "after"]);

    public static KeySet Retry { get; } = new("a retry rule", ["attempts"], ["first", "longest"]);

    public static KeySet Checkpoint { get; } = new("a checkpoint", ["approvals", "deadline"], ["when", "escalate-after"]);

    public static ImmutableArray<string> FailureRules { get; } = ["stop", "continue", "undo-stage"];

    /// <summary>Sections a stage's report may hold besides the ones every report has.</summary>
    public static ImmutableArray<string> ReportSections { get; } = ["reach-graph", "evidence", "open-points"];
}
