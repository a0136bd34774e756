using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;

namespace Playbooks.Core.Runs;

/// <summary>Holds what a person or an alert gives against what the playbook declares. All that is wrong is said at once.</summary>
public static class Inputs
{
    public static IReadOnlyList<string> Check(Playbook playbook, Value given)
    {
        var entries = given is Value.Map map ? map.Entries : ValueMap.Empty;
        var unknown = entries.Select(entry => (entry.Key as Value.Text)?.Content ?? "").Where(name => playbook.Inputs.All(input => input.Name != name))
            .Select(name => $"input '{name}' is not declared by playbook '{playbook.Id}'; it has {string.Join(", ", playbook.Inputs.Select(input => input.Name))}");
        var missing = playbook.Inputs.Where(input => input.Required && (entries.Get(input.Name) ?? Value.Nothing) is Value.Null)
            .Select(input => $"input '{input.Name}' ({input.Type.Name}) is missing: {input.Description}");
        var wrong = playbook.Inputs.SelectMany(input => entries.Get(input.Name) is { } value and not Value.Null ? Mismatches($"input '{input.Name}'", value, input.Type) : []);
        var strange = playbook.Inputs.Where(input => input.IsPackageUrl).SelectMany(input => Texts(entries.Get(input.Name)).Where(text => !PackageUrl.IsOne(text))
            .Select(text => $"input '{input.Name}' is '{text}', which is no package URL. {PackageUrl.Cure}"));
        return [.. unknown, .. missing, .. wrong, .. strange];
    }

    private static IEnumerable<string> Texts(Value? value) => value switch
    {
        Value.Text text => [text.Content],
        Value.List list => list.Elements.SelectMany(Texts),
        Value.Map map => map.Entries.SelectMany(entry => Texts(entry.Value)),
        _ => [],
    };

    private static IEnumerable<string> Mismatches(string place, Value value, ValueType type) => (value, type) switch
    {
        (_, ValueType.Dyn) => [],
        (Value.List list, ValueType.List of) => list.Elements.SelectMany((item, i) => Mismatches($"{place}[{i}]", item, of.Element)),
        (Value.Map map, ValueType.Map of) => map.Entries.SelectMany(entry => Mismatches($"{place}.{(entry.Key as Value.Text)?.Content}", entry.Value, of.Value)),
        (Value.Map map, ValueType.Object of) => Fields(place, map, of),
        (Value.Null, ValueType.Optional) => [],
        (_, ValueType.Optional of) => Mismatches(place, value, of.Held),
        _ => IsScalar(value, type) ? [] : [$"{place} is no {type.Name}"],
    };

    private static IEnumerable<string> Fields(string place, Value.Map map, ValueType.Object type)
    {
        var unknown = map.Entries.Select(entry => (entry.Key as Value.Text)?.Content ?? "").Where(name => !type.Fields.ContainsKey(name))
            .Select(name => $"{place} has no field '{name}'; it has {string.Join(", ", type.Fields.Keys)}");
        var missing = type.Fields.Where(field => field.Value.Required && map.Entries.Get(field.Key) is null).Select(field => $"{place} lacks field '{field.Key}'");
        var wrong = type.Fields.SelectMany(field => map.Entries.Get(field.Key) is { } value ? Mismatches($"{place}.{field.Key}", value, field.Value.Type) : []);
        return unknown.Concat(missing).Concat(wrong);
    }

    /// <summary>Times and durations are given as text (RFC 3339, ISO 8601 or "30m"); what they hold is read when they are used.</summary>
    private static bool IsScalar(Value value, ValueType type) => value switch
    {
        Value.Bool => type == ValueType.Bool,
        Value.Int => type == ValueType.Int || type == ValueType.Uint || type == ValueType.Double,
        Value.Double => type == ValueType.Double,
        Value.Text text => type == ValueType.Text || type == ValueType.Duration
            || (type == ValueType.Timestamp && DateTimeOffset.TryParse(text.Content, System.Globalization.CultureInfo.InvariantCulture, out _)),
        _ => false,
    };
}
