using System.Globalization;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Entra.Graph;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.Entra.Directory;

/// <summary>addPassword and removePassword, the same for applications and service principals.</summary>
internal static class PasswordOperations
{
    public static Answer Add(GraphCall call, EntraClient client)
    {
        var asked = call.Http.Json()?["passwordCredential"] as JsonObject ?? [];
        var start = Time(asked, "startDateTime") ?? call.Now;
        var end = Time(asked, "endDateTime") ?? start.AddYears(2);
        if (end <= start)
        {
            return call.Refused(GraphError.Bad("Key credential end date is invalid."));
        }

        if (call.Directory.CredentialPolicy.ForbidsPasswords)
        {
            return call.Refused(new GraphError(400, "CredentialTypeNotAllowedAsPerAppPolicy", "Credential type not allowed as per assigned policy."));
        }

        if (call.Directory.LongestPassword is { } longest && end - start > longest)
        {
            return call.Refused(new GraphError(400, "CredentialInvalidLifetimeAsPerAppPolicy", "Credential lifetime exceeds the max value allowed as per assigned policy."));
        }

        var value = call.Directory.Mint.Fresh("entra_secret");
        var password = new EntraPassword(call.NewId(), value, ClientLookup.Text(asked, "displayName"), start, end) { UsableFrom = call.Visible };
        client.Passwords.Add(password);
        var body = GraphWriting.Password(password);
        body["secretText"] = value;
        return GraphAnswers.One(call, "microsoft.graph.passwordCredential", body);
    }

    /// <summary>A removed secret may authenticate for as long as the directory takes to spread the news.</summary>
    public static Answer Remove(GraphCall call, EntraClient client) => ClientLookup.WithBody(call, body =>
    {
        var keyId = ClientLookup.Text(body, "keyId") ?? "";
        if (client.Passwords.Find(password => password.KeyId == keyId) is not { } found)
        {
            return call.Refused(GraphError.Bad("No password credential found with keyId."));
        }

        client.Passwords.Remove(found);
        client.Fading.Add((found, call.Visible));
        return GraphAnswers.Done;
    });

    private static DateTimeOffset? Time(JsonObject body, string name) =>
        DateTimeOffset.TryParse(ClientLookup.Text(body, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
