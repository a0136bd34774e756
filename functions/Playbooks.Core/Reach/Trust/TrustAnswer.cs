namespace Playbooks.Core.Reach.Trust;

/// <param name="Reach">Whether the token is accepted.</param>
/// <param name="Statement">The statement that decided, by Sid or number; null when none did.</param>
/// <param name="Reason">In words, for a report.</param>
public sealed record TrustAnswer(TrustReach Reach, string? Statement, string Reason)
{
    public bool Matches => Reach == TrustReach.Confirmed;
}
