namespace Playbooks.Core.Runs;

public sealed record FinishedStage(string Stage, int Round, StageOutcome Outcome, string Reason);
