using System.Text.Json.Nodes;

namespace Playbooks.Language.Workflows.Notation;

internal static class Json
{
    internal static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode?)t)]);
}
