namespace Playbooks.Core.Actions;

/// <summary>Codes of <see cref="ActionOutcome.Refused"/> that the engine itself gives.</summary>
public static class RefusalCode
{
    /// <summary>The target is no longer as the approved plan found it.</summary>
    public const string Drift = "drift";

    /// <summary>A policy denied it at request time.</summary>
    public const string Policy = "denied-by-policy";

    /// <summary>An action that had to come first did not succeed.</summary>
    public const string Predecessor = "predecessor";

    /// <summary>A person answers for leaving undone what another person was asked to do; nothing stops for that.</summary>
    public const string Accepted = "accepted";

    /// <summary>A condition that the action needs does not hold.</summary>
    public const string Precondition = "precondition";
}
