namespace Playbooks.Core.Plans;

/// <summary>Why a plan leaves something out.</summary>
public static class SkipCode
{
    /// <summary>The target already is as wanted.</summary>
    public const string AlreadyDone = "already-done";

    /// <summary>This run did it in an earlier round.</summary>
    public const string DoneBefore = "done-before";

    /// <summary>A policy denies it.</summary>
    public const string Policy = "denied-by-policy";

    /// <summary>It would cut the responder's own access.</summary>
    public const string SelfLockout = "self-lockout";

    /// <summary>The barrier: an old access could read what it writes, and nothing in the plan cuts that access.</summary>
    public const string Barrier = "barrier";

    /// <summary>Its place in the order contradicts itself.</summary>
    public const string Cycle = "order-cycle";

    /// <summary>Another call of the same action has begun on the same target and has not ended.</summary>
    public const string Unfinished = "unfinished";

    /// <summary>Its target could not be looked at.</summary>
    public const string Unseen = "cannot-tell";

    /// <summary>Something that was wanted is not done: the stage does not count as completed.</summary>
    public static bool IsRefusal(string code) => code is Policy or SelfLockout or Barrier or Cycle or Unfinished;
}
