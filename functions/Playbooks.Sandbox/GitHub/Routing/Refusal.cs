using System.Text.Json.Nodes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Routing;

/// <summary>GitHub's own words for what it refuses.</summary>
internal static class Refusal
{
    private const string Docs = "https://docs.github.com/rest";

    public static Answer NotFound => Say(404, "Not Found");

    public static Answer BadCredentials => Say(401, "Bad credentials");

    public static Answer Say(int status, string message) => Answer.Json(status, new JsonObject
    {
        ["message"] = message,
        ["documentation_url"] = Docs,
        ["status"] = status.ToString(System.Globalization.CultureInfo.InvariantCulture),
    });

    public static Answer Invalid(string resource, string field, string code) => Answer.Json(422, new JsonObject
    {
        ["message"] = "Validation Failed",
        ["errors"] = new JsonArray(new JsonObject { ["resource"] = resource, ["field"] = field, ["code"] = code }),
        ["documentation_url"] = Docs,
        ["status"] = "422",
    });

    public static Answer NotAccessible(Need need) =>
        Say(403, "Resource not accessible by integration").With("X-Accepted-GitHub-Permissions", need.ToString());
}
