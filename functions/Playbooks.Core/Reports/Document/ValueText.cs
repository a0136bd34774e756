using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Document;

/// <summary>A value on one line: text as it is, everything else as JSON.</summary>
internal static class ValueText
{
    public static string Of(Value value) => value switch
    {
        Value.Text text => text.Content,
        Value.Null => "",
        Value.List { Elements.IsEmpty: true } => "none",
        Value.List list when list.Elements.All(item => item is Value.Text) => string.Join(", ", list.Elements.OfType<Value.Text>().Select(text => text.Content)),
        Value.Map map when map.Entries.Count == 0 => "",
        _ => PlainJson.Write(value),
    };
}
