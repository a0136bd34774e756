namespace Playbooks.Sandbox.GitHub.Credentials;

/// <summary>Which of GitHub's own tokens were revoked, and from when on that is felt.</summary>
internal sealed class TokenRevocations(TimeSpan delay)
{
    private static readonly string[] Kinds = ["ghp_", "github_pat_", "gho_", "ghu_", "ghr_"];

    private readonly Dictionary<string, DateTimeOffset> since = new(StringComparer.Ordinal);

    public static bool IsRevocable(string value) => Kinds.Any(kind => value.StartsWith(kind, StringComparison.Ordinal));

    public void Revoke(string value, DateTimeOffset now) => since.TryAdd(value, now + delay);

    public bool IsRevoked(string value, DateTimeOffset now) => since.TryGetValue(value, out var from) && now >= from;

    /// <summary>Those whose revocation is under way or done.</summary>
    public bool IsAsked(string value) => since.ContainsKey(value);
}
