namespace Playbooks.Functions.Access;

/// <summary>Whether somebody has proven recently enough who they are for a decision that changes things (step-up, RFC 9470).</summary>
internal sealed class Freshness(TimeSpan? lasts, TimeProvider time)
{
    /// <summary>Null where no proof is too old.</summary>
    public TimeSpan? Lasts => lasts;

    /// <summary>An issuer that does not say when has not proven it recently.</summary>
    public bool Is(WebCaller caller) => lasts is null || (caller.AuthenticatedAt is { } at && time.GetUtcNow() - at <= lasts);

    /// <summary>For the WWW-Authenticate header, by which a client knows that signing in again helps.</summary>
    public string Challenge => $"Bearer error=\"insufficient_user_authentication\", max_age=\"{(long)(lasts ?? TimeSpan.Zero).TotalSeconds}\"";
}
