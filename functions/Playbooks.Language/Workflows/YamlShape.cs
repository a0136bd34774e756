using System.Collections.Immutable;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Workflows;

/// <summary>Takes a node for what GitHub would take it for; anything else is absent.</summary>
internal static class YamlShape
{
    extension(YamlNode? node)
    {
        internal YamlNode? At(string key) => (node as YamlNode.Mapping)?.Get(key);

        internal bool Has(string key) => node.At(key) is not null;

        /// <summary>The text of a scalar; nothing written is the empty text.</summary>
        internal string? Text => (node as YamlNode.Scalar) is { } scalar ? scalar.IsNull ? "" : scalar.Text : null;

        internal string? TextAt(string key) => node.At(key).Text;

        internal ImmutableArray<YamlEntry> Entries => node is YamlNode.Mapping map ? map.Entries : [];

        internal ImmutableArray<YamlNode> Items => node is YamlNode.Sequence list ? list.Items : [];

        internal ImmutableArray<string> Keys => [.. node.Entries.Select(e => e.Key).Distinct()];

        /// <summary>One text, the texts of a list, or the keys of a map.</summary>
        internal ImmutableArray<string> Texts => node switch
        {
            YamlNode.Scalar => [node.Text ?? ""],
            YamlNode.Sequence list => [.. list.Items.Select(i => i.Text).OfType<string>()],
            YamlNode.Mapping => node.Keys,
            _ => [],
        };
    }
}
