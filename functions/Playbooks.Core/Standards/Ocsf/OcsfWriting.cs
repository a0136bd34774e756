using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Journals;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Runs;
using Playbooks.Core.Standards.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Ocsf;

/// <summary>
/// A run as OCSF events: the run itself an Incident Finding, everything in reach a Detection Finding, every action that was begun a Remediation
/// Activity. The ids stay the same in every export, so that a later one updates.
/// </summary>
public static class OcsfWriting
{
    /// <exception cref="JournalException">The lines are no journal of a run.</exception>
    public static ImmutableArray<Value> Write(IReadOnlyList<JournalLine> lines)
    {
        var findings = RunFindings.Of(lines);
        return
        [
            Incident(findings),
            .. findings.Ways.Select(way => Detection(findings, way)),
            .. findings.Story.Stages.SelectMany(stage => stage.Rounds).SelectMany(round => round.Actions.Where(action => action.Began is not null).Select(action => Remediation(findings, action, round.Number))),
        ];
    }

    private static Value Incident(RunFindings findings)
    {
        var (activity, activityName) = findings.Run.Outcome is null ? (2L, "Update") : (3L, "Close");
        var (status, statusName) = StatusOf(findings.Run);
        return Value.MapOf(
        [
            .. OcsfClass.Incident.Head(activity, activityName),
            .. Common(findings, findings.Last, "run", findings.Run.Id, SeverityOf(findings.Ways)),
            ("start_time", Times.Epoch(findings.Began)),
            ("end_time", Times.Epoch(findings.Last)),
            ("status_id", Value.Of(status)),
            ("status", Value.Of(statusName)),
            ("desc", Value.Of(findings.Run.Playbook.Description.Length > 0 ? findings.Run.Playbook.Description : findings.Run.Playbook.Title)),
            ("message", Value.Of($"{findings.Run.Playbook.Title}: {findings.Ways.Length} within reach")),
            ("assignee_group", Value.MapOf(("name", Value.Of(findings.Run.Playbook.Roles.FirstOrDefault()?.Name ?? "responders")))),
            ("finding_info_list", Value.ListOf([Info(findings, "run", findings.Run.Id, findings.Run.Playbook.Title), .. findings.Ways.Take(1000).Select(way => Info(findings, way))])),
        ]);
    }

    private static Value Detection(RunFindings findings, ReachWay way) => Value.MapOf(
    [
        .. OcsfClass.Detection.Head(1, "Create"),
        .. Common(findings, Times.Read((way.Decisive?.At.Data as Value.Timestamp) is { } at ? TimeText.Write(at) : null) ?? findings.Last, "reach", way.End.Id, SeverityOf([way])),
        ("status_id", Value.Of(1)),
        ("status", Value.Of("New")),
        ("message", Value.Of(RunFindings.Sentence(way))),
        ("confidence_id", Value.Of(ConfidenceOf(way.End.Grade))),
        ("confidence", Value.Of(ConfidenceOf(way.End.Grade) switch { 3 => "High", 2 => "Medium", _ => "Low" })),
        ("is_alert", Value.True),
        ("finding_info", Info(findings, way)),
        ("resources", Value.ListOf([Value.MapOf(("uid", Value.Of(way.End.Id)), ("name", Value.Of(way.End.Label.Text)), ("type", Value.Of(way.End.Kind)))])),
        .. way.Path.IsEmpty ? Array.Empty<(string, Value)>() : [("evidences", Value.ListOf(way.Path.Select(Evidence)))],
        ("remediation", Value.MapOf(("desc", Value.Of("Rotate the credential, or cut the identity, behind a barrier; then prove that the old one is dead.")))),
    ]);

    private static Value Remediation(RunFindings findings, ActionStory action, int round)
    {
        var (activity, name) = ActivityOf(action);
        var (status, statusName) = action.IsUnknown ? (0L, "Unknown") : action.IsDone ? (1L, "Success") : action.HasFailed ? (2L, "Failure") : (0L, "Unknown");
        return Value.MapOf(
        [
            .. OcsfClass.Remediation.Head(activity, name),
            .. Common(findings, action.Ended ?? action.Began ?? findings.Last, "action", $"{action.Stage} {round} {action.Action.Id}", 1),
            ("command_uid", Value.Of(action.Action.Id)),
            ("start_time", Times.Epoch(action.Began ?? findings.Began)),
            .. action.Ended is { } ended ? [("end_time", Times.Epoch(ended))] : Array.Empty<(string, Value)>(),
            ("status_id", Value.Of(status)),
            ("status", Value.Of(statusName)),
            .. DetailOf(action.Outcome) is { } detail ? [("status_detail", Value.Of(detail))] : Array.Empty<(string, Value)>(),
            ("message", Value.Of($"{action.Action.Call.Uses} on {action.Action.Survey.Target}")),
            ("remediation", Value.MapOf(("desc", Value.Of(action.Action.Survey.Change is { Length: > 0 } change ? change : action.Action.Call.Uses)))),
        ]);
    }

    private static (string, Value)[] Common(RunFindings findings, DateTimeOffset at, string kind, string name, long severity) =>
    [
        ("time", Times.Epoch(at)),
        ("severity_id", Value.Of(severity)),
        ("severity", Value.Of(severity switch { 1 => "Informational", 2 => "Low", 3 => "Medium", 4 => "High", _ => "Critical" })),
        ("metadata", Value.MapOf(
        [
            ("version", Value.Of(OcsfClass.Schema)),
            ("product", Value.MapOf(("name", Value.Of("Playbooks")), ("vendor_name", Value.Of("Playbooks")))),
            ("uid", Value.Of(findings.IdOf($"ocsf {kind}", name).ToString())),
            ("correlation_uid", Value.Of(findings.Run.Id)),
            ("tenant_uid", Value.Of(findings.Run.Tenant)),
            .. findings.Run.Drill ? [("labels", Value.ListOf(["drill"]))] : Array.Empty<(string, Value)>(),
        ])),
    ];

    private static Value Info(RunFindings findings, ReachWay way) => WithRule(Info(findings, "reach", way.End.Id, $"{way.End.Label.Text} within reach of the artifact"), RunFindings.RuleOf(way));

    private static Value Info(RunFindings findings, string kind, string name, string title) => Value.MapOf(
        ("uid", Value.Of(findings.IdOf(kind, name).ToString())), ("title", Value.Of(title)), ("created_time", Times.Epoch(findings.Began)), ("types", Value.ListOf([kind])));

    private static Value WithRule(Value info, string rule) => Value.MapOf(
    [
        .. ((Value.Map)info).Entries.Select(entry => (((Value.Text)entry.Key).Content, entry.Value)),
        ("analytic", Value.MapOf(("type_id", Value.Of(1)), ("type", Value.Of("Rule")), ("name", Value.Of(RunFindings.Words(rule))), ("uid", Value.Of(rule)))),
    ]);

    private static Value Evidence(ReachEdge edge) => Value.MapOf(("data", Value.MapOf(
        ("from", Value.Of(edge.From)), ("to", Value.Of(edge.To)), ("grade", Value.Of(Grades.WordOf(edge.Grade))), ("rule", Value.Of(edge.Rule.Text)),
        ("why", Value.Of(edge.Reason.Text)), ("source", Value.Of(edge.Source.Text)))));

    /// <summary>After D3FEND's tactics, as the class has them.</summary>
    private static (long, string) ActivityOf(ActionStory action) => action switch
    {
        { IsUndo: true } => (3, "Restore"),
        { Stage: "contain" } => (1, "Isolate"),
        { Stage: "cut" or "rotate" } => (2, "Evict"),
        { Stage: "restore" or "confirm" } => (3, "Restore"),
        { Action.Call.Effect: Effect.Reads } => (5, "Detect"),
        _ => (4, "Harden"),
    };

    private static (long, string) StatusOf(Run run) => run switch
    {
        { Outcome: RunOutcome.Completed, Resolved: not false } => (4, "Resolved"),
        { Outcome: not null } => (5, "Closed"),
        { Hold: not null } => (3, "On Hold"),
        _ => (2, "In Progress"),
    };

    private static string? DetailOf(ActionOutcome? outcome) => outcome switch
    {
        ActionOutcome.Refused refused => $"{refused.Code}: {refused.Message}",
        ActionOutcome.FailedRetryable failed => $"{failed.Code}: {failed.Message}",
        ActionOutcome.FailedFinal failed => $"{failed.Code}: {failed.Message}",
        ActionOutcome.Unknown unknown => unknown.Message,
        _ => null,
    };

    private static long ConfidenceOf(Grade grade) => grade switch { Grade.Confirmed => 3, Grade.Probable => 2, _ => 1 };

    private static long SeverityOf(ImmutableArray<ReachWay> ways) => ways.Select(way => way.End switch
    {
        { Jewel.Length: > 0, Grade: Grade.Confirmed } => 5L,
        { Grade: Grade.Confirmed } => 4,
        { Grade: Grade.Probable } => 3,
        _ => 2,
    }).Append(1).Max();
}
