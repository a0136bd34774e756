using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Playbooks.Sandbox.Tests.Aws;

/// <summary>An answer of either protocol.</summary>
internal sealed record AwsAnswer(int Status, string Text)
{
    public XElement Xml => XElement.Parse(Text);

    public JsonObject Json => JsonNode.Parse(Text)?.AsObject() ?? [];

    /// <summary>The refusal's code.</summary>
    public string? Code => Text.StartsWith('<') ? One("Code") : Json["__type"]?.ToString();

    /// <summary>The one XML element of that name.</summary>
    public string? One(string name) => All(name) is [var first, ..] ? first : null;

    public IReadOnlyList<string> All(string name) => [.. Xml.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value)];
}
