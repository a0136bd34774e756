using System.Collections.Immutable;

namespace Playbooks.Language.Yaml;

/// <summary>
/// What a YAML text says, before anybody gives it a meaning: every scalar is text. Anchored nodes are shared, so the tree is a graph without
/// cycles whose unfolded size is bounded by <see cref="YamlLimits.Nodes"/>.
/// </summary>
public abstract record YamlNode
{
    private YamlNode(YamlSpan span) => Span = span;

    public YamlSpan Span { get; }

    /// <param name="Plain">Written without quotes and not as a block: only then may it mean null, a number or a truth value.</param>
    /// <param name="Tag">The explicit tag, or null.</param>
    public sealed record Scalar(string Text, bool Plain, string? Tag, YamlSpan Span) : YamlNode(Span)
    {
        /// <summary>YAML's null: nothing at all, <c>~</c> or <c>null</c>, unquoted.</summary>
        public bool IsNull => Plain && (Text is "" or "~" or "null" or "Null" or "NULL");
    }

    public sealed record Sequence(ImmutableArray<YamlNode> Items, YamlSpan Span) : YamlNode(Span);

    /// <param name="Entries">In the order of the text; a key may be there twice where duplicates are allowed.</param>
    public sealed record Mapping(ImmutableArray<YamlEntry> Entries, YamlSpan Span) : YamlNode(Span)
    {
        /// <summary>The value of the last entry of that name, as YAML readers commonly do; null where there is none.</summary>
        public YamlNode? Get(string key)
        {
            for (var i = Entries.Length - 1; i >= 0; i--)
            {
                if (Entries[i].Key == key)
                {
                    return Entries[i].Value;
                }
            }

            return null;
        }
    }
}
