using System.Collections.Immutable;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Inventories;

/// <summary>Reads and writes the document beside a list of packages. Strict: a member that is not known would be silently without effect.</summary>
public sealed class InventoryContextReader
{
    private const int MostCredentials = 1000;
    private const int MostText = 300;

    private static readonly string[] Members = ["format", "name", "kind", "owner", "credentials", "network", "from", "to", "file", "sha256"];

    private readonly List<string> wrong = [];

    private InventoryContextReader()
    {
    }

    public static InventoryRead Read(Value document)
    {
        var reader = new InventoryContextReader();
        reader.Known(document);
        reader.OneOf("format", document.Text("format"), [InventoryContext.Format]);
        var context = reader.Context(document);
        return new(context, reader.Need(document, "file"), document.Text("sha256").ToLowerInvariant(), [.. reader.wrong]);
    }

    public static Value Write(InventoryContext context, string file, string sha256) => Value.MapOf(
        ("format", Value.Of(InventoryContext.Format)), ("name", Value.Of(context.Name)), ("kind", Value.Of(context.Kind)), ("owner", Value.Of(context.Owner)),
        ("credentials", context.Credentials is { } credentials ? Value.ListOf(credentials) : Value.Nothing), ("network", Value.Of(context.Network)),
        ("from", Text(context.From)), ("to", Text(context.To)), ("file", Value.Of(file)), ("sha256", Value.Of(sha256)));

    private static Value Text(DateTimeOffset? time) => time is { } at && Value.Of(at) is Value.Timestamp stamp ? Value.Of(TimeText.Write(stamp)) : Value.Nothing;

    private InventoryContext Context(Value document)
    {
        var network = document.GetText("network") ?? InventoryNetwork.Unknown;
        OneOf("kind", document.Text("kind"), InventoryKind.All);
        OneOf("network", network, InventoryNetwork.All);
        var (from, to) = (Time(document, "from"), Time(document, "to"));
        if (from > to)
        {
            wrong.Add("to: is before 'from'");
        }

        return new(Need(document, "name"), document.Text("kind"), document.Text("owner"), Credentials(document.Get("credentials")), network, from, to);
    }

    private void Known(Value document)
    {
        if (document is not Value.Map map)
        {
            wrong.Add("the context is a JSON object");
            return;
        }

        foreach (var name in map.Entries.Select(e => (e.Key as Value.Text)?.Content ?? "").Except(Members))
        {
            wrong.Add($"{name}: is not known; members are {string.Join(", ", Members)}");
        }
    }

    private void OneOf(string name, string text, IReadOnlyList<string> words)
    {
        if (!words.Contains(text))
        {
            wrong.Add($"{name}: is '{text}', expected {string.Join(", ", words)}");
        }
    }

    private string Need(Value document, string name)
    {
        var text = document.Text(name);
        if (text.Length is 0 or > MostText || text.Any(char.IsControl))
        {
            wrong.Add($"{name}: is a text of 1 to {MostText} characters without control characters");
        }

        return text;
    }

    private DateTimeOffset? Time(Value document, string name)
    {
        var text = document.GetText(name);
        if (text is null || (TimeText.TryRead(text, out var time) && time.AsTime() is not null))
        {
            return document.Time(name);
        }

        wrong.Add($"{name}: '{text}' is no RFC 3339 time such as 2026-03-24T10:39:00Z");
        return null;
    }

    private ImmutableArray<string>? Credentials(Value? value)
    {
        if (value is null or Value.Null)
        {
            return null;
        }

        var texts = value.Items.OfType<Value.Text>().Select(t => t.Content).Where(t => t.Length is > 0 and <= MostText).ToImmutableArray();
        if (value is not Value.List || texts.Length != value.Items.Length || texts.Length > MostCredentials)
        {
            wrong.Add($"credentials: is a list of at most {MostCredentials} texts of at most {MostText} characters; leave it out where nobody knows");
        }

        return [.. texts.Distinct(StringComparer.Ordinal).Take(MostCredentials)];
    }
}
