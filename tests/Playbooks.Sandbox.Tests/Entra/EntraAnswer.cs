using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Tests.Entra;

internal sealed record EntraAnswer(int Status, string Text)
{
    public JsonObject Body => JsonNode.Parse(Text)?.AsObject() ?? [];

    public JsonArray Items => Body["value"]?.AsArray() ?? [];

    /// <summary>The refusal's status and code.</summary>
    public (int Status, string? Code) Refusal => (Status, Body["error"]?["code"]?.ToString());

    public string? this[string name] => Body[name]?.ToString();
}
