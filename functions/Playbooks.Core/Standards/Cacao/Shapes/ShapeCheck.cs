using System.Diagnostics;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao.Shapes;

/// <summary>Holds a document against a shape and collects what does not fit, by path.</summary>
internal sealed class ShapeCheck
{
    private const int Most = 200;

    private readonly List<CacaoFinding> findings = [];
    private int errors;
    private int notes;

    public static IReadOnlyList<CacaoFinding> Of(Value document, Shape shape)
    {
        var check = new ShapeCheck();
        check.Check(document, shape, "");
        return check.findings;
    }

    private void Check(Value value, Shape shape, string path)
    {
        switch (shape)
        {
            case Shape.Text text: CheckText(value, text, path); break;
            case Shape.OneOf word: Hold(value is Value.Text one && word.Words.Contains(one.Content), path, $"has to be one of {string.Join(", ", word.Words)}"); break;
            case Shape.Flag: Hold(value is Value.Bool, path, "has to be true or false"); break;
            case Shape.Whole whole: Hold(NumberOf(value) is { } n && n == Math.Truncate(n) && n >= whole.Least && n <= whole.Most, path, $"has to be a whole number{Within(whole)}"); break;
            case Shape.Number number: Hold(NumberOf(value) is { } m && m >= number.Least && m <= number.Most, path, $"has to be a number from {number.Least} to {number.Most}"); break;
            case Shape.Nullable nullable: CheckNullable(value, nullable, path); break;
            case Shape.ListOf list: CheckList(value, list, path); break;
            case Shape.Members members: CheckObject(value, members, path); break;
            case Shape.Later later: Check(value, later.Get(), path); break;
            default: throw new UnreachableException();
        }
    }

    private void CheckText(Value value, Shape.Text text, string path) =>
        Hold(value is Value.Text { Content: var content } && text.Form?.IsMatch(content) != false, path, $"has to be {text.What}");

    private void CheckNullable(Value value, Shape.Nullable nullable, string path)
    {
        if (value is not Value.Null)
        {
            Check(value, nullable.Held, path);
        }
    }

    private void CheckList(Value value, Shape.ListOf list, string path)
    {
        if (Hold(value is Value.List, path, "has to be a list"))
        {
            Hold(value.Items.Length >= list.Least, path, $"needs at least {list.Least} {(list.Least == 1 ? "item" : "items")}");
            for (var i = 0; i < value.Items.Length; i++)
            {
                Check(value.Items[i], list.Item, Under(path, $"{i}"));
            }
        }
    }

    private void CheckObject(Value value, Shape.Members shape, string path)
    {
        if (value is not Value.Map map)
        {
            Hold(false, path, "has to be an object");
            return;
        }

        CheckMembers(map, shape, path);
        foreach (var name in shape.IsClosed ? NamesOf(map).Where(name => !shape.Knows(name)) : [])
        {
            Add(new CacaoFinding(CacaoCode.UnknownMember, Under(path, name), "is not a member that the specification has here"));
        }
    }

    private void CheckMembers(Value.Map map, Shape.Members shape, string path)
    {
        foreach (var name in shape.Required)
        {
            Hold(map.Get(name) is not null, path, $"lacks '{name}'");
        }

        foreach (var name in shape.Forbidden)
        {
            Hold(map.Get(name) is null, Under(path, name), "may not be there");
        }

        Hold(shape.ExactlyOne.IsEmpty || shape.ExactlyOne.Count(name => map.Get(name) is not null) == 1, path, $"needs exactly one of {string.Join(", ", shape.ExactlyOne)}");
        Hold(map.Entries.Count >= shape.Least, path, "may not be empty");
        foreach (var (key, value) in map.Entries)
        {
            var name = ((Value.Text)key).Content; // JSON has no other names
            CheckMember(value, name, shape, Under(path, name));
        }

        if (shape.Base is { } common)
        {
            CheckMembers(map, common, path);
        }
    }

    private void CheckMember(Value value, string name, Shape.Members shape, string path)
    {
        if (shape.Known.GetValueOrDefault(name) is { } known)
        {
            Check(value, known, path);
        }
        else if (shape.Others is { } other)
        {
            Check(value, other, path);
        }

        foreach (var (_, named) in shape.Named.Where(named => named.Name.IsMatch(name)))
        {
            Check(value, named, path);
        }
    }

    private bool Hold(bool holds, string path, string message)
    {
        if (!holds)
        {
            Add(new CacaoFinding(CacaoCode.Schema, path, message));
        }

        return holds;
    }

    private void Add(CacaoFinding finding)
    {
        // Counted apart: many oddities must not hide one error.
        var alike = finding.IsError ? ++errors : ++notes;
        if (alike <= Most)
        {
            findings.Add(finding);
        }
    }

    private static IEnumerable<string> NamesOf(Value.Map map) => map.Entries.Select(entry => ((Value.Text)entry.Key).Content);

    private static double? NumberOf(Value value) => value switch { Value.Int i => i.Number, Value.Double d => d.Number, _ => null };

    private static string Within(Shape.Whole whole) =>
        whole.Least == long.MinValue ? "" : whole.Most == long.MaxValue ? $" of at least {whole.Least}" : $" from {whole.Least} to {whole.Most}";

    private static string Under(string path, string name) => path.Length == 0 ? name : $"{path}/{name}";
}
