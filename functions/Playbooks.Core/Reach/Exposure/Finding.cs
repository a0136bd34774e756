namespace Playbooks.Core.Reach.Exposure;

/// <param name="Rule">The rule that gave the grade, like <c>runner-memory</c>; stable, reports and tests name it.</param>
/// <param name="Reason">In words, for a report.</param>
public sealed record Finding(ExposureGrade Grade, string Rule, string Reason)
{
    /// <summary>Both have to hold: the lesser grade with its rule; the first one where they are equal.</summary>
    public Finding And(Finding other) => other.Grade < Grade ? other : this;

    /// <summary>One is enough.</summary>
    public Finding Or(Finding other) => other.Grade > Grade ? other : this;

    public Finding AtMost(ExposureGrade most, string rule, string reason) => Grade > most ? new(most, rule, reason) : this;
}
