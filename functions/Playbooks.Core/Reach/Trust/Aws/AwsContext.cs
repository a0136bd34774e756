using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Trust.Aws;

/// <summary>
/// The condition keys of AssumeRoleWithWebIdentity for a token of one issuer: <c>ISSUER-WITHOUT-SCHEME:claim</c> for the claims
/// that STS passes on (docs.aws.amazon.com: reference_policies_iam-condition-keys, "web identity federation"), and the
/// <c>aws:</c> and <c>sts:</c> keys of the request. A key that STS does not pass on is absent, whatever the token says.
/// </summary>
/// <param name="issuer">The token's <c>iss</c>.</param>
/// <param name="claims">By claim name, or by whole key for <c>aws:</c> and <c>sts:</c>.</param>
/// <param name="otherwise">What holds for a key that could be there and is not in <paramref name="claims"/>.</param>
internal sealed class AwsContext(string issuer, ImmutableDictionary<string, ClaimSet> claims, ClaimSet otherwise) : IAwsContext
{
    private static readonly FrozenSet<string> Everywhere = Set("aud", "sub", "amr", "oaud", "email");

    private static readonly FrozenSet<string> GitHub = Set(
        "actor", "actor_id", "enterprise_id", "environment", "job_workflow_ref", "ref", "repository", "repository_id",
        "repository_owner_id", "workflow");

    private static readonly FrozenSet<string> GitLab = Set(
        "namespace_id", "pipeline_source", "project_id", "ref_protected", "runner_environment", "user_access_level", "user_email",
        "user_id", "user_login");

    private readonly string _prefix = WithoutScheme(issuer) + ":";
    private readonly ImmutableDictionary<string, ClaimSet> _claims =
        claims.ToImmutableDictionary(c => c.Key, c => c.Value, StringComparer.OrdinalIgnoreCase);

    public static string WithoutScheme(string url) =>
        url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? url["https://".Length..] : url;

    public ClaimSet Find(string key)
    {
        if (key.StartsWith(_prefix, StringComparison.OrdinalIgnoreCase))
        {
            var claim = key[_prefix.Length..];
            return IsPassedOn(claim) ? _claims.GetValueOrDefault(claim, otherwise) : ClaimSet.None;
        }

        var ofRequest = key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) || key.StartsWith("sts:", StringComparison.OrdinalIgnoreCase);
        return ofRequest ? _claims.GetValueOrDefault(key, otherwise) : ClaimSet.None;
    }

    private bool IsPassedOn(string claim) => Everywhere.Contains(claim) || ProviderKeys().Contains(claim);

    private FrozenSet<string> ProviderKeys() => GitHubIssuer.Is(issuer) ? GitHub
        : issuer == "https://gitlab.com" ? GitLab
        : [];

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
