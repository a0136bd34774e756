using System.Text.Json;
using System.Text.RegularExpressions;

namespace Playbooks.Testing.Conformance;

/// <summary>Holds a value against a shape of a service's description: members, required ones, types, lengths, enums, patterns.</summary>
internal sealed class AwsShapeCheck(JsonElement shapes)
{
    private const int MaxDepth = 32;

    public IEnumerable<string> Check(string shape, JsonElement value, string at, int depth = 0)
    {
        if (shape.Length == 0 || depth > MaxDepth)
        {
            return [];
        }

        var definition = shapes.GetProperty(shape);
        return definition.GetProperty("type").GetString() switch
        {
            "structure" => Structure(definition, value, at, depth),
            "list" => value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().SelectMany((item, n) => Check(Shape(definition.GetProperty("member")), item, $"{at}[{n}]", depth + 1)).Concat(Length(definition, value.GetArrayLength(), at))
                : [$"{at} is no list"],
            "string" => value.ValueKind == JsonValueKind.String ? Text(definition, value.GetString() ?? "", at) : [$"{at} is no text"],
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? [] : [$"{at} is no boolean"],
            "integer" or "long" or "timestamp" or "double" => value.ValueKind == JsonValueKind.Number ? [] : [$"{at} is no number"],
            _ => [],
        };
    }

    /// <summary>Fields as the Query protocol writes them: <c>Name</c>, <c>List.member.1</c>.</summary>
    public IEnumerable<string> CheckFlat(string shape, IReadOnlyList<(string Name, string Value)> fields)
    {
        var definition = shape.Length == 0 ? default : shapes.GetProperty(shape);
        var names = fields.Select(f => f.Name.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var missing in Required(definition).Where(name => !names.Contains(name)))
        {
            yield return $"{missing} is required";
        }

        foreach (var (name, value) in fields)
        {
            foreach (var wrong in Field(definition, name, value))
            {
                yield return wrong;
            }
        }
    }

    private IEnumerable<string> Field(JsonElement definition, string name, string value)
    {
        var parts = name.Split('.');
        if (Member(definition, parts[0]) is not { } shape)
        {
            return [$"{name} is not a member"];
        }

        var leaf = shapes.GetProperty(shape);
        if (leaf.GetProperty("type").GetString() == "list")
        {
            return parts is [_, "member", var place] && int.TryParse(place, out var n) && n > 0
                ? Text(shapes.GetProperty(Shape(leaf.GetProperty("member"))), value, name)
                : [$"{name} is not how a list is written"];
        }

        return parts.Length == 1 ? Text(leaf, value, name) : [$"{name} is not a member"];
    }

    private IEnumerable<string> Structure(JsonElement definition, JsonElement value, string at, int depth)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return [$"{at} is no object"];
        }

        var missing = Required(definition).Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{at}.{name} is required");
        var wrong = value.EnumerateObject().SelectMany(member =>
            Member(definition, member.Name) is { } shape ? Check(shape, member.Value, $"{at}.{member.Name}", depth + 1) : [$"{at}.{member.Name} is not a member"]);
        return missing.Concat(wrong);
    }

    private static IEnumerable<string> Text(JsonElement definition, string value, string at)
    {
        var type = definition.GetProperty("type").GetString();
        if (type is "integer" or "long" && !long.TryParse(value, out _))
        {
            yield return $"{at} is no number";
        }

        if (definition.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(e => e.GetString() == value))
        {
            yield return $"{at} is none of the allowed values";
        }

        if (definition.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value, pattern.GetString() ?? "", RegexOptions.None, TimeSpan.FromSeconds(2)))
        {
            yield return $"{at} does not match its pattern";
        }

        foreach (var wrong in type == "string" ? Length(definition, value.Length, at) : [])
        {
            yield return wrong;
        }
    }

    private static IEnumerable<string> Length(JsonElement definition, int length, string at)
    {
        if (definition.TryGetProperty("min", out var min) && length < min.GetInt64())
        {
            yield return $"{at} is shorter than {min}";
        }

        if (definition.TryGetProperty("max", out var max) && length > max.GetInt64())
        {
            yield return $"{at} is longer than {max}";
        }
    }

    private static IEnumerable<string> Required(JsonElement definition) =>
        definition.ValueKind == JsonValueKind.Object && definition.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(r => r.GetString() ?? "")
            : [];

    private static string? Member(JsonElement definition, string name) =>
        definition.ValueKind == JsonValueKind.Object && definition.TryGetProperty("members", out var members) && members.TryGetProperty(name, out var member) ? Shape(member) : null;

    private static string Shape(JsonElement reference) => reference.GetProperty("shape").GetString() ?? "";
}
