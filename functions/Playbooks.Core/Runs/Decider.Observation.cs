using System.Collections.Immutable;
using System.Diagnostics;
using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;

namespace Playbooks.Core.Runs;

public static partial class Decider
{
    private static ImmutableArray<RunEvent> FinishRead(RunInput.FinishRead input, Run run, DateTimeOffset now)
    {
        if (run.Stage is not { } stage || !stage.IsOpen(input.Call))
        {
            return [];
        }

        var call = stage.Calls[input.Call];
        var attempt = call.Attempts + 1;
        return [new RunEvent.ReadFinished(input.Call, attempt, input.Outcome, RetryAt(stage.StepOf(call.Call), input.Outcome, attempt, input.Chance, now))];
    }

    private static ImmutableArray<RunEvent> FinishSurvey(RunInput.FinishSurvey input, Run run, DateTimeOffset now)
    {
        if (run.Stage is not { } stage || !stage.IsOpen(input.Call))
        {
            return [];
        }

        var call = stage.Calls[input.Call];
        var attempt = call.Attempts + 1;
        var retryAt = input.Outcome switch
        {
            SurveyOutcome.Surveyed => null,
            SurveyOutcome.Failed failed => RetryAt(stage.StepOf(call.Call), failed.Why, attempt, input.Chance, now),
            _ => throw new UnreachableException(),
        };
        return [new RunEvent.TargetSurveyed(input.Call, attempt, input.Outcome, retryAt)];
    }

    /// <summary>When to try again, or null where that is over: it ended otherwise, or the attempts are used up.</summary>
    private static DateTimeOffset? RetryAt(Step step, ActionOutcome outcome, int attempt, double chance, DateTimeOffset now)
    {
        var wait = outcome switch
        {
            ActionOutcome.FailedRetryable { Wait: { } asked } => asked,
            ActionOutcome.FailedRetryable or ActionOutcome.Unknown => step.Retry.WaitAfter(attempt, chance),
            _ => (TimeSpan?)null,
        };
        return wait is null || attempt >= step.Retry.Attempts ? null : now + wait;
    }
}
