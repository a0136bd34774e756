using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Playbooks.Language.Yaml;

/// <summary>
/// Builds the tree from the parser's events. Depth is checked before each descent, so recursion is bounded by <see cref="YamlLimits.Depth"/>.
/// A method returns null once the document is beyond reading; the fault is recorded then.
/// </summary>
internal sealed class YamlTree(IParser parser, YamlLimits limits, YamlFaults faults)
{
    /// <summary>Stands in for a key that is a list or a map, as an unfilled placeholder <c>{{ name }}</c> makes one; no text is spelled so.</summary>
    private const string NoText = "\0";

    private readonly Dictionary<string, Anchored> anchors = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private readonly ImmutableArray<YamlDuplicate>.Builder duplicates = ImmutableArray.CreateBuilder<YamlDuplicate>();
    private int nodes;
    private int deepest;

    internal ImmutableArray<YamlDuplicate> Duplicates => duplicates.ToImmutable();

    internal YamlNode? Read()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            faults.Empty();
            return null;
        }

        parser.Consume<DocumentStart>();
        if (Node(0) is not { } root)
        {
            return null;
        }

        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
        {
            faults.SecondDocument(YamlFaults.Span(second.Start, second.End));
            return null;
        }

        parser.Consume<StreamEnd>();
        return root;
    }

    private YamlNode? Node(int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Unfold(alias, depth);
        }

        if (parser.Current is not NodeEvent start)
        {
            throw ValueMissing();
        }

        var at = YamlFaults.Span(start.Start, start.End);
        if (++nodes > limits.Nodes)
        {
            faults.TooMany(at, limits.Nodes);
            return null;
        }

        if (depth >= limits.Depth && start is not YamlDotNet.Core.Events.Scalar)
        {
            faults.TooDeep(at, limits.Depth);
            return null;
        }

        CheckTag(start, at);
        return start.Anchor.IsEmpty ? Content(depth) : Anchor(start.Anchor.Value, at, depth);
    }

    /// <summary>YamlDotNet lets some damaged maps end between a key and its value.</summary>
    private YamlException ValueMissing()
    {
        var at = parser.Current?.Start ?? Mark.Empty;
        return new(at, at, "a value is missing before this place");
    }

    private YamlNode? Content(int depth)
    {
        deepest = Math.Max(deepest, depth);
        if (parser.TryConsume<YamlDotNet.Core.Events.Scalar>(out var scalar))
        {
            var tag = scalar.Tag.IsEmpty ? null : scalar.Tag.Value;
            return new YamlNode.Scalar(scalar.Value, scalar.Style == ScalarStyle.Plain, tag, YamlFaults.Span(scalar.Start, scalar.End));
        }

        return parser.TryConsume<SequenceStart>(out var list) ? Items(list, depth) : Entries(parser.Consume<MappingStart>(), depth);
    }

    private YamlNode.Sequence? Items(SequenceStart start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!parser.Accept<SequenceEnd>(out _))
        {
            if (Node(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new(items.ToImmutable(), YamlFaults.Span(start.Start, parser.Consume<SequenceEnd>().End));
    }

    private YamlNode.Mapping? Entries(MappingStart start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var seen = new Dictionary<string, YamlSpan>(StringComparer.Ordinal);
        while (!parser.Accept<MappingEnd>(out _))
        {
            if (Key(depth + 1) is not { } key || Node(depth + 1) is not { } value)
            {
                return null;
            }

            if (key.Text != NoText && !seen.TryAdd(key.Text, key.Span))
            {
                Twice(new(key.Text, seen[key.Text], key.Span));
            }

            entries.Add(new(key.Text, key.Span, value));
        }

        return new(entries.ToImmutable(), YamlFaults.Span(start.Start, parser.Consume<MappingEnd>().End));
    }

    private YamlNode.Scalar? Key(int depth)
    {
        switch (Node(depth))
        {
            case YamlNode.Scalar key:
                return key;
            case { } other when limits.Strict:
                faults.KeyIsNoText(other.Span);
                return null;
            case { } other:
                return new(NoText, Plain: false, Tag: null, other.Span);
            default:
                return null;
        }
    }

    private void Twice(YamlDuplicate twice)
    {
        duplicates.Add(twice);
        if (limits.Strict)
        {
            faults.Duplicate(twice);
        }
    }

    private void CheckTag(NodeEvent start, YamlSpan at)
    {
        if (limits.Strict && !start.Tag.IsEmpty)
        {
            faults.Tag(at, start.Tag.Value);
        }
    }

    private YamlNode? Anchor(string name, YamlSpan at, int depth)
    {
        if (limits.Strict)
        {
            faults.Anchor(at, name);
        }

        var before = nodes - 1;
        var outer = deepest;
        deepest = depth;
        var wasOpen = !open.Add(name);
        var content = Content(depth);
        if (!wasOpen)
        {
            open.Remove(name);
        }

        if (content is not null)
        {
            anchors[name] = new(content, nodes - before, deepest - depth);
        }

        deepest = Math.Max(outer, deepest);
        return content;
    }

    private YamlNode? Unfold(AnchorAlias alias, int depth)
    {
        var name = alias.Value.Value;
        var at = YamlFaults.Span(alias.Start, alias.End);
        if (limits.Strict)
        {
            faults.Alias(at, name);
            return new YamlNode.Scalar("", Plain: true, Tag: null, at);
        }

        if (open.Contains(name))
        {
            faults.EndlessAlias(at, name);
            return null;
        }

        if (!anchors.TryGetValue(name, out var target))
        {
            faults.UnknownAlias(at, name);
            return null;
        }

        return Fits(target, at, depth) ? target.Node : null;
    }

    private bool Fits(Anchored target, YamlSpan at, int depth)
    {
        if (nodes + (long)target.Nodes > limits.Nodes)
        {
            faults.Unfolds(at, limits.Nodes);
            return false;
        }

        if (depth + target.Height > limits.Depth)
        {
            faults.TooDeep(at, limits.Depth);
            return false;
        }

        nodes += target.Nodes;
        deepest = Math.Max(deepest, depth + target.Height);
        return true;
    }

    private sealed record Anchored(YamlNode Node, int Nodes, int Height);
}
