namespace Playbooks.Core.Reach.Trust.Grades;

/// <param name="Reason">Who is let in, in words.</param>
public sealed record TrustGrading(TrustGrade Grade, string Reason)
{
    internal static TrustGrading Safe(string reason) => new(TrustGrade.Safe, reason);

    internal static TrustGrading Caution(string reason) => new(TrustGrade.Caution, reason);

    internal static TrustGrading Dangerous(string reason) => new(TrustGrade.Dangerous, reason);

    internal static TrustGrading Worse(TrustGrading left, TrustGrading right) => right.Grade > left.Grade ? right : left;

    internal static TrustGrading Better(TrustGrading left, TrustGrading right) => right.Grade < left.Grade ? right : left;
}
