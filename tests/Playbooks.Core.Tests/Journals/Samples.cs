using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Policy;
using Playbooks.Core.Runs;
using Playbooks.Core.Runs.Exits;
using Playbooks.Core.Tests.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Journals;

/// <summary>Every event, with every member it can have, and the shapes inside them at least once.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset At = new(2025, 3, 15, 22, 10, 0, 123, 456, TimeSpan.Zero);

    private static readonly Value Playbook = PlaybookJson.Write(Books.Of(Books.Stage("contain", Books.Change("disable")).Asking(("security", 2))));

    private static readonly Call Call = new(
        "disable#0a1b2c3d4e5f", "disable", "github.disable-workflow", "github", Effect.Changes, Value.MapOf(("workflow", Value.Of("ci.yml")), ("count", Value.Of(3))), Value.Of("\"ü\" <&> '\u2028\n"));

    private static readonly Survey Survey = new()
    {
        Target = "github:acme/web/workflows/ci.yml",
        State = Value.MapOf(("state", Value.Of("active")), ("share", Value.Of(0.5)), ("nothing", Value.Nothing), ("flags", Value.ListOf([Value.True, Value.False]))),
        Verdict = SurveyVerdict.ToDo,
        Change = "Disables it.",
        Undo = new UndoCall("github.enable-workflow", "github", Effect.Changes, Value.MapOf(("workflow", Value.Of("ci.yml")))),
        Cuts = ["aws:111122223333/access-key/AKIAEXAMPLE"],
        Guards = ["github:acme/token"],
    };

    private static readonly Plan Plan = new("run-1", "contain", 1, [new PlannedAction(Call, Survey, ["step:other", "other#1"])], [new SkippedAction(Call, "", SkipCode.AlreadyDone, "already as wanted")]);

    public static ImmutableArray<RunEvent> All { get; } =
    [
        new RunEvent.Started("run-1", Playbook, "sha256:00", Value.MapOf(("package", Value.Of("tj-actions"))), "riley", "acme", true, ["aws:111122223333/role/responder"], [Value.MapOf(("name", Value.Of("freeze")))]),
        new RunEvent.Resumed("host/42", 2, ["disable#0a1b2c3d4e5f"]),
        new RunEvent.Amended(Value.MapOf(("package", Value.Of("other"))), "sam", "the window was wrong"),
        new RunEvent.Held("action-failed", "it did not work"),
        new RunEvent.Retried("sam"),
        new RunEvent.CancelRequested("sam", "a false alarm", true),
        new RunEvent.Finished(RunOutcome.Completed, "every stage is completed"),
        new RunEvent.Finished(RunOutcome.Cancelled, ""),
        new RunEvent.Finished(RunOutcome.Rejected, ""),
        new RunEvent.StageStarted("contain", 1),
        .. Enum.GetValues<StageOutcome>().Select(outcome => new RunEvent.StageFinished("contain", outcome, "why")),
        new RunEvent.StepExpanded("disable", [Call, Call with { Item = null, Effect = Effect.Reads }, Call with { Effect = Effect.Destroys }]),
        new RunEvent.ReadFinished("look#1", 1, new ActionOutcome.Succeeded(Value.ListOf([Value.Of(1)])), null),
        new RunEvent.ReadFinished("look#1", 1, new ActionOutcome.FailedRetryable("throttled", "slow down", TimeSpan.FromSeconds(90)), At.AddSeconds(90)),
        new RunEvent.TargetSurveyed("disable#1", 1, new SurveyOutcome.Surveyed(Survey), null),
        .. Enum.GetValues<SurveyVerdict>().Select(verdict => new RunEvent.ActionReconciled("disable#1", verdict)),
        new RunEvent.TargetSurveyed("disable#1", 2, new SurveyOutcome.Surveyed(Survey with { Undo = null, Cuts = [], Guards = [] }), null),
        new RunEvent.TargetSurveyed("disable#1", 3, new SurveyOutcome.Failed(new ActionOutcome.FailedRetryable("throttled", "slow down")), At),
        new RunEvent.PlanMade(Plan, PlanDigest.Of(Plan)),
        new RunEvent.PolicyJudged("contain", 1, "sha256:01", [.. Enum.GetValues<Verdict>().Select(verdict => new Judgement("disable#1", "freeze", verdict, "because"))]),
        new RunEvent.CheckpointOpened("contain", "sha256:02", [new Quorum("security", 2)], At.AddMinutes(10), At.AddMinutes(30)),
        new RunEvent.CheckpointOpened("contain", "sha256:02", [], null, At.AddMinutes(30)),
        new RunEvent.CheckpointWaived("contain", "sha256:02", "the plan changes nothing"),
        new RunEvent.CheckpointEscalated("contain", ["leads"]),
        new RunEvent.CheckpointClosed("contain", "sha256:02", true, "every quorum is met"),
        new RunEvent.DecisionGiven("contain", "sha256:02", "sam", "security", true, "go", "cli:os-user"),
        new RunEvent.DecisionRefused("contain", "sha256:02", "riley", "security", "requester", "who requested the run does not decide on it"),
        new RunEvent.ActionStarted("disable#1", 1, 2, "sha256:01"),
        new RunEvent.ActionMarked("disable#1", new Mark("created", Value.MapOf(("id", Value.Of("AKIAEXAMPLE"))))),
        new RunEvent.ActionFinished("disable#1", 1, new ActionOutcome.Succeeded(Value.EmptyMap, Reconciled: true), null),
        new RunEvent.ActionFinished("disable#1", 1, new ActionOutcome.Refused("drift", "it changed"), null),
        new RunEvent.ActionFinished("disable#1", 1, new ActionOutcome.FailedFinal("gone", "404"), null),
        new RunEvent.ActionFinished("disable#1", 1, new ActionOutcome.Unknown("no answer"), null),
        new RunEvent.UnknownResolved("disable#1", true, "sam", "seen in the console"),
        new RunEvent.UndoPlanned("contain", [new PlannedAction(Call, Survey, [])]),
        new RunEvent.ReportWritten("contain", [new ReportFile("1-contain.html", "ab")]),
        new RunEvent.HeadSigned("cd", "ES256", "key", "c2ln"),
        new RunEvent.Started("run-1", Playbook, "sha256:00", Value.EmptyMap, "riley", "acme", false, [], [], "sha256:03", false),
        new RunEvent.DecisionGiven("contain", "sha256:02", "sam", "security", true, "go", "session:oidc", "https://login.example 7c0e"),
        new RunEvent.DecisionRefused("contain", "sha256:02", "riley", "security", "twice", "riley has decided already", "https://login.example 81aa"),
        new RunEvent.Finished(RunOutcome.Completed, "every stage is completed", Resolved: true),
        new RunEvent.Finished(RunOutcome.Completed, "every stage is completed, but not resolved", false, new OpenCredentials([new OpenCredential("ci-key", "confirmed", "pat", "not rotated")], 1)),
        new RunEvent.CredentialAccepted("ci-key", "sam", "security", "the account is closed on Friday", "cli:os-user"),
        new RunEvent.ActionFinished("disable#1", 2, new ActionOutcome.FailedRetryable("in-grace", "kept", TimeSpan.FromHours(24), IsWait: true), At.AddHours(24)),
    ];
}
