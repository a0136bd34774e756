namespace Playbooks.Core.Reach.Trust;

internal static class ReachLogic
{
    public static TrustReach Of(bool known) => known ? TrustReach.Confirmed : TrustReach.RuledOut;

    public static TrustReach Not(this TrustReach reach) => TrustReach.Confirmed - (int)reach;

    public static TrustReach And(this TrustReach left, TrustReach right) => left < right ? left : right;

    public static TrustReach Or(this TrustReach left, TrustReach right) => left > right ? left : right;

    public static TrustReach All(this IEnumerable<TrustReach> parts) => parts.Aggregate(TrustReach.Confirmed, And);

    public static TrustReach Any(this IEnumerable<TrustReach> parts) => parts.Aggregate(TrustReach.RuledOut, Or);

    /// <summary>One of these is the case and we do not know which: sure only when they agree.</summary>
    public static TrustReach Agree(this IReadOnlyCollection<TrustReach> parts) =>
        parts.Count == 0 ? TrustReach.RuledOut : parts.Distinct().Count() == 1 ? parts.First() : TrustReach.Possible;
}
