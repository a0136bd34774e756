using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Entra.Directory;

/// <summary>What applications of the tenant may be given as credentials; kept as Graph shows it.</summary>
internal sealed class CredentialPolicy
{
    private const string Restrictions = "applicationRestrictions";

    private JsonObject body = new()
    {
        ["id"] = "00000000-0000-0000-0000-000000000000",
        ["displayName"] = "Default app management tenant policy",
        ["description"] = "Default tenant policy that enforces app management restrictions.",
        ["isEnabled"] = false,
        [Restrictions] = new JsonObject { ["passwordCredentials"] = new JsonArray(), ["keyCredentials"] = new JsonArray() },
        ["servicePrincipalRestrictions"] = new JsonObject { ["passwordCredentials"] = new JsonArray(), ["keyCredentials"] = new JsonArray() },
    };

    public bool ForbidsPasswords => body["isEnabled"]?.GetValue<bool>() == true && (body[Restrictions]?["passwordCredentials"] as JsonArray ?? [])
        .Any(item => item?["restrictionType"]?.ToString() == "passwordAddition" && item["state"]?.ToString() is "enabled" or null);

    public JsonObject Write() => body.DeepClone().AsObject();

    /// <summary>False where a member is none of the policy's.</summary>
    public bool Update(JsonObject changes)
    {
        if (changes.Any(change => change.Key is not ("isEnabled" or Restrictions or "servicePrincipalRestrictions" or "displayName" or "description")))
        {
            return false;
        }

        var next = Write();
        foreach (var (name, value) in changes)
        {
            next[name] = value?.DeepClone();
        }

        body = next;
        return true;
    }
}
