using System.Collections.Immutable;
using Playbooks.Core.Reports;
using Playbooks.Core.Values;
using Playbooks.Engine.Runs;

namespace Playbooks.Hosting.Views;

/// <summary>Everything that the page of one run shows, as its journal says it at one moment.</summary>
/// <param name="Version">Stands for that moment: the journal's last line and its hash.</param>
/// <param name="Checkpoint">Null where nobody is asked to decide.</param>
/// <param name="Tasks">What people are asked to do or to clear up.</param>
/// <param name="Begun">Stages of which a report can be made.</param>
public sealed record RunSheet(
    string Version, RunRow Summary, string Title, Value Inputs, ImmutableArray<RoleView> Roles, CheckpointView? Checkpoint, ImmutableArray<TaskView> Tasks, ImmutableArray<string> Begun)
{
    /// <param name="replay">Of a run that was started.</param>
    public static RunSheet Of(Replay replay)
    {
        var run = replay.Run ?? throw new ArgumentException("Nothing was started.", nameof(replay));
        return new RunSheet(
            VersionOf(replay),
            RunRow.Of(run),
            run.Playbook.Title,
            run.Inputs,
            [.. run.Playbook.Roles.Select(role => new RoleView(role.Name, role.Description))],
            CheckpointView.Of(run),
            TaskView.Of(run),
            [.. ReportBuilder.StagesOf(replay.Lines)]);
    }

    public static string VersionOf(Replay replay) => $"{replay.Head.Number}-{replay.Head.Hash[..16]}";
}
