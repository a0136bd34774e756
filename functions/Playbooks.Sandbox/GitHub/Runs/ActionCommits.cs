using System.Text.Json.Nodes;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.GitHub.Runs;

/// <summary>Which commit an action's tag or branch stood for at a time: <c>github.actions</c> of a scenario tells of those that were moved.</summary>
internal sealed class ActionCommits(Mint mint, JsonObject actions)
{
    private const int ShaLength = 40;

    /// <param name="use"><c>owner/name@ref</c>.</param>
    public string At(string use, DateTimeOffset time)
    {
        var (name, reference) = use.Split('@', 2) is [var left, var right] ? (left, right) : (use, "");
        var action = actions.Object(name);
        return reference.Length == ShaLength && reference.All(char.IsAsciiHexDigit) ? reference
            : WasMoved(action, reference, time) ? action.Text("hostile")
            : action.Object("clean").TextOr(reference) ?? mint.Value("sha", use);
    }

    /// <summary>Without <c>moved</c>, every reference that begins with a digit or with v was.</summary>
    private static bool WasMoved(JsonObject action, string reference, DateTimeOffset time) =>
        action.ContainsKey("hostile") && time >= action.TimeOr("from") && time <= action.TimeOr("to")
        && !action.Object("clean").ContainsKey(reference)
        && (action["moved"] is JsonArray ? action.Texts("moved").Contains(reference) : reference is ['v' or (>= '0' and <= '9'), ..]);
}
