using System.Collections.Immutable;

namespace Playbooks.Core.Expressions.Functions;

/// <summary>One form of a function, read from its documentation: "string.indexOf(string, int) -> int".</summary>
internal sealed record Signature(string Text, string Name, bool Member, ImmutableArray<ValueType> Parameters, ValueType Result)
{
    public static Signature Read(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var close = text.LastIndexOf(')');
        var head = text[..open];
        var arguments = SplitTypes(text[(open + 1)..close]).Select(ReadType);
        var result = ReadType(text[(close + ") -> ".Length)..]);
        var dot = head.StartsWith('[') ? head.LastIndexOf("].", StringComparison.Ordinal) + 1 : -1;
        return dot > 0
            ? new Signature(text, head[(dot + 1)..], true, [ReadType(head[1..(dot - 1)]), .. arguments], result)
            : new Signature(text, head, false, [.. arguments], result);
    }

    private static IEnumerable<string> SplitTypes(string list)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i < list.Length; i++)
        {
            depth += list[i] == '<' ? 1 : list[i] == '>' ? -1 : 0;
            if (list[i] == ',' && depth == 0)
            {
                yield return list[start..i].Trim();
                start = i + 1;
            }
        }

        if (start < list.Length)
        {
            yield return list[start..].Trim();
        }
    }

    private static ValueType ReadType(string text)
    {
        var open = text.IndexOf('<', StringComparison.Ordinal);
        var parts = open < 0 ? [] : SplitTypes(text[(open + 1)..^1]).Select(ReadType).ToArray();
        return (open < 0 ? text : text[..open]) switch
        {
            "bool" => ValueType.Bool,
            "int" => ValueType.Int,
            "uint" => ValueType.Uint,
            "double" => ValueType.Double,
            "string" => ValueType.Text,
            "bytes" => ValueType.Bytes,
            "timestamp" => ValueType.Timestamp,
            "duration" => ValueType.Duration,
            "type" => ValueType.TypeType,
            "any" => ValueType.Any,
            "list" => ValueType.ListOf(parts[0]),
            "map" => ValueType.MapOf(parts[0], parts[1]),
            "optional" => ValueType.OptionalOf(parts[0]),
            var letter => new ValueType.Parameter(letter),
        };
    }
}
