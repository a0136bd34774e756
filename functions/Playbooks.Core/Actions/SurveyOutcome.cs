using System.Text.Json.Serialization;

namespace Playbooks.Core.Actions;

/// <summary>How looking at a target ended.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "result")]
[JsonDerivedType(typeof(Surveyed), "surveyed")]
[JsonDerivedType(typeof(Failed), "failed")]
public abstract record SurveyOutcome
{
    private SurveyOutcome()
    {
    }

    public sealed record Surveyed(Survey Survey) : SurveyOutcome;

    public sealed record Failed(ActionOutcome Why) : SurveyOutcome;
}
