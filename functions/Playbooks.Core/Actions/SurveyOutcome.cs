namespace Playbooks.Core.Actions;

/// <summary>How looking at a target ended.</summary>
public abstract record SurveyOutcome
{
    private SurveyOutcome()
    {
    }

    public sealed record Surveyed(Survey Survey) : SurveyOutcome;

    public sealed record Failed(ActionOutcome Why) : SurveyOutcome;
}
