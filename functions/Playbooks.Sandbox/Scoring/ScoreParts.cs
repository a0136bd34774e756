namespace Playbooks.Sandbox.Scoring;

/// <summary>Points: stolen values dead (35), copies replaced (15), consumers kept working (20), nothing touched needlessly (10),
/// containment undone (10), first containment within five minutes (10, none after an hour).</summary>
public sealed record ScoreParts(double Exposure, double Completeness, double Continuity, double Precision, double Restoration, double Speed)
{
    public int Total => (int)Math.Round(Exposure + Completeness + Continuity + Precision + Restoration + Speed);
}
