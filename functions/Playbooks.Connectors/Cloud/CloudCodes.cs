namespace Playbooks.Connectors.Cloud;

/// <summary>The failure codes of AWS and Entra actions, as contracts and journals spell them.</summary>
internal static class CloudCodes
{
    public const string NotFound = "not-found";
    public const string AlreadyExists = "already-exists";
    public const string LimitExceeded = "limit-exceeded";
    public const string NotPermitted = "not-permitted";
    public const string CredentialRefused = "credential-refused";
    public const string InvalidRequest = "invalid-request";
    public const string Unmodifiable = "unmodifiable";
    public const string Busy = "temporarily-unmodifiable";
    public const string Conflict = "conflict";
    public const string ClockSkew = "clock-skew";
    public const string Throttled = "throttled";
    public const string NotReached = "not-reached";
    public const string NoAnswer = "no-answer";
    public const string ProviderError = "provider-error";
    public const string BadAnswer = "bad-answer";
    public const string TooMuch = "too-much";
    public const string Egress = "egress-refused";
    public const string Unusable = "unusable";
    public const string InvalidArguments = "invalid-arguments";
    public const string NotConfigured = "not-configured";
    public const string Drifted = "drifted";
    public const string SelfLockout = "self-lockout";
    public const string StillAlive = "still-alive";
    public const string NotSeen = "not-seen-yet";
    public const string CheckFailed = "check-failed";
    public const string NeedsPerson = "needs-person";

    /// <summary>An old credential is kept for the time that was asked for.</summary>
    public const string Grace = "in-grace";
}
