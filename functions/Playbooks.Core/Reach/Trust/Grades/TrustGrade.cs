namespace Playbooks.Core.Reach.Trust.Grades;

/// <summary>How tightly a trust condition chooses whom it trusts.</summary>
public enum TrustGrade
{
    /// <summary>Not about GitHub's tokens, whose claims are the only ones we grade.</summary>
    Ungraded,

    /// <summary>It names one place that its owner controls, or nobody.</summary>
    Safe,

    /// <summary>It admits more than one protected place, though within one repository or workflow.</summary>
    Caution,

    /// <summary>It admits other repositories, strangers, or code that nobody reviewed.</summary>
    Dangerous,
}
