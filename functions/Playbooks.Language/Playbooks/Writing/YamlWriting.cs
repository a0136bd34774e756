using System.Text;
using System.Text.RegularExpressions;
using Playbooks.Core.Values;

namespace Playbooks.Language.Playbooks.Writing;

/// <summary>Values as block YAML that this project's own reader takes: no anchors, no tags, texts in quotes wherever they could be taken for something else.</summary>
internal static partial class YamlWriting
{
    public static string Write(Value value)
    {
        var text = new StringBuilder();
        Append(text, value, indent: 0, lead: "");
        return text.ToString();
    }

    /// <param name="lead">What the first line begins with instead of the indent: "- " of a list.</param>
    private static void Append(StringBuilder text, Value value, int indent, string lead)
    {
        var first = lead.Length > 0;
        foreach (var (key, member) in ((Value.Map)value).Entries)
        {
            text.Append(first ? "" : Spaces(indent)).Append(Scalar(key)).Append(':');
            first = false;
            Append(text, member, indent);
        }
    }

    private static void Append(StringBuilder text, Value value, int indent)
    {
        switch (value)
        {
            case Value.Map { Entries.Count: > 0 }:
                text.Append('\n');
                Append(text, value, indent + 2, "");
                break;
            case Value.List { Elements.IsEmpty: false } list:
                text.Append('\n');
                foreach (var item in list.Elements)
                {
                    AppendItem(text, item, indent + 2);
                }

                break;
            default:
                text.Append(' ').Append(Scalar(value)).Append('\n');
                break;
        }
    }

    private static void AppendItem(StringBuilder text, Value item, int indent)
    {
        text.Append(Spaces(indent)).Append("- ");
        if (item is Value.Map { Entries.Count: > 0 })
        {
            Append(text, item, indent + 2, "- ");
        }
        else if (item is Value.List { Elements.IsEmpty: false })
        {
            text.Append(Flow(item)).Append('\n');
        }
        else
        {
            text.Append(Scalar(item)).Append('\n');
        }
    }

    private static string Flow(Value value) => value switch
    {
        Value.List list => $"[{string.Join(", ", list.Elements.Select(Flow))}]",
        Value.Map map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{Flow(entry.Key)}: {Flow(entry.Value)}"))}}}",
        Value.Text text => Quoted(text.Content),
        _ => Scalar(value),
    };

    private static string Scalar(Value value) => value switch
    {
        Value.Text text when Plain().IsMatch(text.Content) && !Word().IsMatch(text.Content) => text.Content,
        Value.Text text => Quoted(text.Content),
        Value.Map => "{}",
        Value.List => "[]",
        _ => PlainJson.Write(value),
    };

    /// <summary>As JSON, which YAML reads, with every character that some reader of YAML takes for a line break or refuses written as a number.</summary>
    private static string Quoted(string text) => Regex.Replace(
        PlainJson.Write(Value.Of(text)), @"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", match => $"\\u{(int)match.Value[0]:x4}", RegexOptions.CultureInvariant);

    private static string Spaces(int count) => new(' ', count);

    [GeneratedRegex(@"\A(?:[A-Za-z]|\$\{\{)(?:[!-9;-~]| (?![# ])|:(?=[^\s]))*(?<![ :])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A(?:true|false|null|yes|no|on|off|y|n)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
