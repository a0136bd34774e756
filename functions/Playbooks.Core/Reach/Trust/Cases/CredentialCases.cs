using System.Text.Json;
using Playbooks.Core.Reach.Trust.Entra;

namespace Playbooks.Core.Reach.Trust.Cases;

/// <summary>Federated credentials by tokens: tokens, credentials (each a fic), cases (match or no-match), invalid_credentials.</summary>
internal static class CredentialCases
{
    public static IEnumerable<TrustCase> Run(JsonElement root)
    {
        var tokens = root.Items("tokens").ToDictionary(t => t.Needed("id"), TokenClaims.Of);
        var credentials = root.Items("credentials").Select(c => c.GetProperty("fic"))
            .ToDictionary(f => f.Needed("name"), FederatedCredential.Parse);
        var pairs = root.Items("cases").Select(c => Pair(c, credentials[c.Needed("fic")], tokens[c.Needed("token")]));
        var invalid = root.Items("invalid_credentials").Select(c => c.GetProperty("fic"))
            .Select(f => TrustCase.Refused(f.Text("name") ?? "(no name)", FederatedCredential.Parse(f)));
        return pairs.Concat(invalid);
    }

    private static TrustCase Pair(JsonElement item, TrustReading<FederatedCredential> credential, TokenClaims token)
    {
        var id = $"{item.Needed("fic")} x {item.Needed("token")}";
        if (!credential.IsValid)
        {
            return TrustCase.Compare(id, item.Needed("expected"), "no-match", string.Join("; ", credential.Diagnostics));
        }

        var answer = credential.Value.Match(token);
        return TrustCase.Compare(id, item.Needed("expected"), answer.Matches ? "match" : "no-match", answer.Reason);
    }
}
