using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Policy;
using Playbooks.Core.Runs.Exits;
using Playbooks.Core.Values;

namespace Playbooks.Core.Runs;

/// <summary>
/// What happened in a run, in the past tense. One journal line each; the wire name of each stands in <see cref="RunEventNames"/>.
/// Old journals are replayed for ever: members are added, never renamed, and a change of meaning is a new event.
/// </summary>
public abstract record RunEvent
{
    private RunEvent()
    {
    }

    /// <param name="Playbook">The bound playbook as JSON, exactly the bytes that <paramref name="PlaybookDigest"/> is of.</param>
    /// <param name="Protected">Accesses of the responder that no action may cut (self-lockout guard).</param>
    /// <param name="Policies">The policies in force, pinned with the run.</param>
    /// <param name="People">Digest of the people who decide, with their roles, as the tenant file names them. Null in journals from before it was pinned.</param>
    /// <param name="Sandbox">Whether the tenant is simulated, so that approvals may be automatic. Null in journals from before it was pinned.</param>
    public sealed record Started(
        string Run,
        Value Playbook,
        string PlaybookDigest,
        Value Inputs,
        string RequestedBy,
        string Tenant,
        bool Drill,
        ImmutableArray<string> Protected,
        ImmutableArray<Value> Policies,
        string? People = null,
        bool? Sandbox = null) : RunEvent;

    /// <summary>A worker took the run over while actions were under way; these are looked at again before anything else.</summary>
    public sealed record Resumed(string Worker, long Epoch, ImmutableArray<string> Interrupted) : RunEvent;

    public sealed record Amended(Value Inputs, string By, string Reason) : RunEvent;

    public sealed record Held(string Code, string Reason) : RunEvent;

    public sealed record Retried(string By) : RunEvent;

    public sealed record CancelRequested(string By, string Reason, bool Undo) : RunEvent;

    /// <param name="Resolved">Whether nothing in reach stays open. Null where the run mapped nothing, ended otherwise, or is from before this was told.</param>
    /// <param name="Open">What stays open, with its owner; null where nothing does.</param>
    public sealed record Finished(RunOutcome Outcome, string Reason, bool? Resolved = null, OpenCredentials? Open = null) : RunEvent;

    public sealed record StageStarted(string Stage, int Round) : RunEvent;

    public sealed record StageFinished(string Stage, StageOutcome Outcome, string Reason) : RunEvent;

    /// <summary>A step's expressions were evaluated: these are its calls in this round.</summary>
    public sealed record StepExpanded(string Step, ImmutableArray<Call> Calls) : RunEvent;

    /// <summary>A reading call ended. It needs no started event, for looking twice does no harm.</summary>
    public sealed record ReadFinished(string Call, int Attempt, ActionOutcome Outcome, DateTimeOffset? RetryAt) : RunEvent;

    public sealed record TargetSurveyed(string Call, int Attempt, SurveyOutcome Outcome, DateTimeOffset? RetryAt) : RunEvent;

    public sealed record PlanMade(Plan Plan, string Digest) : RunEvent;

    /// <summary>Each policy's answer for each planned action that some policy spoke about.</summary>
    public sealed record PolicyJudged(string Stage, int Round, string PolicyDigest, ImmutableArray<Judgement> Judgements) : RunEvent;

    public sealed record CheckpointOpened(
        string Stage, string Digest, ImmutableArray<Playbooks.Quorum> Approvals, DateTimeOffset? EscalateAt, DateTimeOffset Deadline) : RunEvent;

    /// <summary>Nobody is asked, and why.</summary>
    public sealed record CheckpointWaived(string Stage, string Digest, string Reason) : RunEvent;

    public sealed record CheckpointEscalated(string Stage, ImmutableArray<string> Roles) : RunEvent;

    /// <param name="Via">How the person was identified: <c>cli:os-user</c>, <c>session:oidc</c>, <c>bearer:oidc</c>, <c>drill</c>.</param>
    /// <param name="Subject">The person as sign-in proved them, <c>ISSUER SUBJECT</c>. Null where no issuer of tokens was asked.</param>
    public sealed record DecisionGiven(
        string Stage, string Digest, string Person, string Role, bool Approve, string Comment, string Via, string? Subject = null) : RunEvent;

    /// <summary>A decision that does not count, and why: not in the role, requester, twice, another digest, too late.</summary>
    public sealed record DecisionRefused(string Stage, string Digest, string Person, string Role, string Code, string Reason, string? Subject = null) : RunEvent;

    public sealed record CheckpointClosed(string Stage, string Digest, bool Approved, string Reason) : RunEvent;

    /// <summary>Durable before the effect. <paramref name="Attempt"/> counts from 1.</summary>
    /// <param name="Epoch">Of the claim under which it is performed.</param>
    /// <param name="PolicyDigest">The policies that were asked once more just before, and did not deny.</param>
    public sealed record ActionStarted(string Action, int Attempt, long Epoch, string PolicyDigest) : RunEvent;

    /// <summary>An attempt whose outcome was unknown was looked at: done, not done, partly done, or a person has to say.</summary>
    public sealed record ActionReconciled(string Action, SurveyVerdict Verdict) : RunEvent;

    public sealed record ActionMarked(string Action, Mark Mark) : RunEvent;

    public sealed record ActionFinished(string Action, int Attempt, ActionOutcome Outcome, DateTimeOffset? RetryAt) : RunEvent;

    /// <summary>A person said whether an action with unknown outcome happened.</summary>
    public sealed record UnknownResolved(string Action, bool Happened, string By, string Reason) : RunEvent;

    /// <summary>A person answers, by name and with a reason, for leaving open what could be reached.</summary>
    /// <param name="Role">The role of the playbook that the person holds.</param>
    public sealed record CredentialAccepted(string Credential, string Person, string Role, string Reason, string Via) : RunEvent;

    /// <summary>What a stage changed is put back, in this order.</summary>
    public sealed record UndoPlanned(string Stage, ImmutableArray<PlannedAction> Actions) : RunEvent;

    /// <param name="Files">Name relative to the run's reports, and SHA-256 of the content.</param>
    public sealed record ReportWritten(string Stage, ImmutableArray<ReportFile> Files) : RunEvent;

    /// <summary>Signature over the hash of the event before this one.</summary>
    public sealed record HeadSigned(string Head, string Algorithm, string KeyId, string Signature) : RunEvent;
}
