using System.Collections.Immutable;
using Playbooks.Core.Runs;
using Playbooks.Core.Runs.Exits;

namespace Playbooks.Hosting.Asking;

/// <summary>Whether what is asked of a run can come to anything as the run stands. What cannot is refused before it is left, not absorbed in silence.</summary>
public static class Timeliness
{
    /// <summary>What is wrong, where the run stands, and the cure; null where the run takes it.</summary>
    public static string? WhyNot(Run run, RunInput input, DateTimeOffset now) => (run, input) switch
    {
        ({ Outcome: { } outcome }, _) => $"Run {run.Id} is over ({outcome.ToString().ToLowerInvariant()}): nothing can be asked of it any more. Look at it with 'playbook report {run.Id}', or start another run.",
        (_, RunInput.Decide decide) => OfDecision(run, decide, now),
        ({ Cancel: { } cancel }, RunInput.Cancel or RunInput.Amend) => $"Run {run.Id} is being cancelled already, by {cancel.By}: {cancel.Reason}.{(input is RunInput.Amend ? " Start another run with the new inputs." : "")}",
        (_, RunInput.Amend amend) when Inputs.Check(run.Playbook, amend.Inputs) is { Count: > 0 } wrong => string.Join('\n', wrong),
        (_, RunInput.Retry) when run.Hold is null => $"Run {run.Id} is not held, so there is nothing to retry: it is {RunWords.Status(run)}.",
        (_, RunInput.Retry) when Unclear(run) is { IsEmpty: false } open => $"Run {run.Id} waits to be told what happened, and cannot try again before. {Told(run, open)}",
        (_, RunInput.ResolveUnknown resolve) when !Unclear(run).Contains(resolve.Action) => $"'{resolve.Action}' is nothing that run {run.Id} waits to be told about. {Told(run, Unclear(run))}",
        (_, RunInput.Accept accept) when Decider.WhyNot(accept, run) is { } why => $"This acceptance would not count: {why}. {Open(run)}",
        _ when Decider.Decide(input, run, now).IsEmpty => $"Run {run.Id} does not take this now: it is {RunWords.Status(run)}.",
        _ => null,
    };

    private static string Open(Run run) => ExitGate.Ends(run).Where(end => end.IsOpen).Select(end => end.Credential).Take(20).ToList() is { Count: > 0 } open
        ? $"Open so far: {string.Join(", ", open)}."
        : "Nothing in reach is open in it.";

    private static string? OfDecision(Run run, RunInput.Decide decide, DateTimeOffset now) => run.Stage switch
    {
        not { Checkpoint: not null } => $"Run {run.Id} waits for no approval: it is {RunWords.Status(run)}.",
        { Digest: { } digest } when digest != decide.Digest => $"That is not the plan which run {run.Id} waits with: {digest}. Look at it with 'playbook runs show {run.Id}'.",
        _ when Decider.Decide(decide, run, now).OfType<RunEvent.DecisionRefused>().FirstOrDefault() is { } refused => $"This decision would not count: {refused.Reason}. {Asked(run)}",
        _ => null,
    };

    private static string Asked(Run run) => run.Stage?.Checkpoint is { } asked
        ? $"Asked: {string.Join(", ", asked.Approvals.Select(quorum => $"{quorum.Count} × {quorum.Role}"))}, until {asked.Deadline:u}."
        : "";

    private static ImmutableArray<string> Unclear(Run run) => [.. (run.Stage?.Applying.Unclear ?? []).Order(StringComparer.Ordinal)];

    private static string Told(Run run, ImmutableArray<string> open) => open.IsEmpty
        ? $"It waits for nothing of that kind; it is {RunWords.Status(run)}."
        : $"It waits for: {string.Join(", ", open)}. Say it with 'playbook runs resolve {run.Id} --action {open[0]} [--happened] --reason HOW-YOU-KNOW'.";
}
