using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Scenarios.Shorthand;

/// <summary>
/// Writes out the short credentials of a scenario: one line says what it is, where copies lie and who uses it, and from that line come the
/// credential, its principal at the provider, the values at the places and the consumers. How a line reads is in this folder's README.
/// </summary>
internal static class WrittenOut
{
    public static JsonObject Of(JsonObject document)
    {
        var seeds = new Seeds(document);
        var (credentials, consumers) = (List(document, "credentials"), List(document, "consumers"));
        foreach (var item in credentials.OfType<JsonObject>().ToList())
        {
            if (ShortCredential.Read(item, seeds) is { } known)
            {
                credentials[credentials.IndexOf(item)] = known.Credential;
                known.Consumers.ForEach(consumers.Add);
            }
        }

        return document;
    }

    private static JsonArray List(JsonObject document, string name) => Seeds.Member(document, name, () => new JsonArray());
}
