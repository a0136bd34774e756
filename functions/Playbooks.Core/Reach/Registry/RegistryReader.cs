using System.Collections.Immutable;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Registry;

/// <summary>Reads a registry strictly: a member that is not known would be silently without effect, so it is refused.</summary>
public sealed class RegistryReader
{
    private const int Most = 10_000;
    private const int MostWrong = 20;
    private const int MostIntended = 200;

    private readonly List<string> wrong = [];

    private RegistryReader()
    {
    }

    public static RegistryRead Read(Value value)
    {
        var reader = new RegistryReader();
        reader.Members(value, "registry", "format", "credentials", "consumers");
        if (value.Text("format") != CredentialRegistry.Format)
        {
            reader.Wrong("registry", $"format is {CredentialRegistry.Format}");
        }

        var credentials = reader.Items(value, "credentials").Select((item, n) => reader.Credential(item, $"credentials[{n}]")).ToImmutableArray();
        var consumers = reader.Items(value, "consumers").Select((item, n) => reader.Consumer(item, $"consumers[{n}]")).ToImmutableArray();
        reader.Twice(credentials.Select(c => c.Id), "credentials");
        reader.Lost(consumers, credentials.Select(c => c.Id).ToHashSet(StringComparer.Ordinal));
        return new(new(credentials, consumers), [.. reader.wrong]);
    }

    private IEnumerable<Value> Items(Value value, string name)
    {
        var items = value.List(name);
        if (value.Get(name) is not Value.List || items.Length > Most)
        {
            Wrong(name, $"is a list of at most {Most}");
        }

        return items.Take(Most);
    }

    private RegisteredCredential Credential(Value item, string at)
    {
        Members(item, at, "id", "kind", "owner", "principal", "places", "responder", "by_hand", "crown_jewel", "purpose", "intended");
        var principal = item.Get("principal") is Value.Map map
            ? map.Entries.Select(e => (Name: (e.Key as Value.Text)?.Content ?? "", Value: (e.Value as Value.Text)?.Content)).Where(e => e.Value is not null)
            : [];
        return new(
            Need(item, "id", at), Need(item, "kind", at), item.Text("owner"),
            principal.ToImmutableSortedDictionary(e => e.Name, e => e.Value ?? "", StringComparer.Ordinal),
            [.. item.List("places").Select((place, n) => Place(place, $"{at}.places[{n}]")).OfType<RegisteredPlace>()],
            item.Flag("responder") == true, item.Flag("by_hand") == true, item.Flag("crown_jewel") == true)
        {
            Purpose = item.Text("purpose"),
            Intended = Intended(item, at),
        };
    }

    private ImmutableArray<string>? Intended(Value item, string at)
    {
        if (item.Get("intended") is not { } intended)
        {
            return null;
        }

        var texts = item.Texts("intended");
        if (intended is not Value.List || texts.Length != intended.Items.Length || texts.Length > MostIntended || texts.Any(string.IsNullOrWhiteSpace))
        {
            Wrong(at, $"intended is a list of at most {MostIntended} permissions, as s3:GetObject or Mail.Read");
        }

        return [.. texts.Take(MostIntended)];
    }

    private RegisteredPlace? Place(Value item, string at)
    {
        Members(item, at, "place", "field");
        if (SecretPlace.Parse(Need(item, "place", at)) is { } place)
        {
            return new(place, Need(item, "field", at));
        }

        Wrong(at, "place is github:repo:…, github:org:…, github:env:…, aws:secret:… or aws:parameter:…");
        return null;
    }

    private RegisteredConsumer Consumer(Value item, string at)
    {
        Members(item, at, "id", "kind", "owner", "credential", "workflow", "health");
        var workflow = item.Get("workflow");
        if (workflow is not null)
        {
            Members(workflow, $"{at}.workflow", "repository", "path", "ref");
        }

        return new(
            Need(item, "id", at), item.Text("owner"), Need(item, "credential", at),
            workflow?.GetText("repository"), workflow?.GetText("path"), workflow?.GetText("ref"), item.GetText("health"));
    }

    private void Members(Value item, string at, params ReadOnlySpan<string> known)
    {
        if (item is not Value.Map map)
        {
            Wrong(at, "is an object");
            return;
        }

        foreach (var entry in map.Entries)
        {
            if (entry.Key is not Value.Text { Content: var name } || !known.Contains(name))
            {
                Wrong(at, $"the member '{(entry.Key as Value.Text)?.Content}' is not known; members are {string.Join(", ", known.ToArray())}");
            }
        }
    }

    private string Need(Value item, string name, string at)
    {
        var text = item.Text(name);
        if (text.Length == 0)
        {
            Wrong(at, $"{name} is missing");
        }

        return text;
    }

    private void Twice(IEnumerable<string> ids, string at)
    {
        foreach (var id in ids.GroupBy(id => id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            Wrong(at, $"'{id.Key}' is there {id.Count()} times");
        }
    }

    private void Lost(ImmutableArray<RegisteredConsumer> consumers, HashSet<string> credentials)
    {
        foreach (var consumer in consumers.Where(c => !credentials.Contains(c.Credential)))
        {
            Wrong($"consumer '{consumer.Id}'", $"uses '{consumer.Credential}', which is not registered");
        }
    }

    private void Wrong(string at, string what)
    {
        if (wrong.Count < MostWrong)
        {
            wrong.Add($"{at}: {what}");
        }
    }
}
