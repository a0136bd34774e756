using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Core.Reach.Trust.Aws;

namespace Playbooks.Core.Reach.Trust.Cases;

/// <summary>Trust policies by tokens: providers (ARN to url and client_ids), tokens, policies, cases (allow or deny), invalid_policies.</summary>
internal static class PolicyCases
{
    public static IEnumerable<TrustCase> Run(JsonElement root)
    {
        var providers = Providers(root);
        var tokens = root.Items("tokens").ToDictionary(t => t.Needed("id"), TokenClaims.Of);
        var policies = root.Items("policies").ToDictionary(p => p.Needed("id"), p => AwsTrust.Parse(p.GetProperty("policy").GetRawText()));
        var pairs = root.Items("cases").Select(c => Pair(c, policies[c.Needed("policy")], tokens[c.Needed("token")], providers));
        var invalid = root.Items("invalid_policies")
            .Select(p => TrustCase.Refused(p.Needed("id"), AwsTrust.Parse(p.GetProperty("policy").GetRawText())));
        return pairs.Concat(invalid);
    }

    private static TrustCase Pair(
        JsonElement item, TrustReading<AwsTrust> policy, TokenClaims token, ImmutableArray<OidcProvider> providers)
    {
        var id = $"{item.Needed("policy")} x {item.Needed("token")}";
        if (!policy.IsValid)
        {
            return TrustCase.Compare(id, item.Needed("expected"), "deny", string.Join("; ", policy.Diagnostics));
        }

        var answer = policy.Value.Match(token, providers);
        return TrustCase.Compare(id, item.Needed("expected"), answer.Matches ? "allow" : "deny", answer.Reason);
    }

    private static ImmutableArray<OidcProvider> Providers(JsonElement root) =>
        root.TryGetProperty("providers", out var providers)
            ? [.. providers.EnumerateObject().Select(p => new OidcProvider(p.Name, p.Value.Needed("url"), p.Value.Values("client_ids")))]
            : [];
}
