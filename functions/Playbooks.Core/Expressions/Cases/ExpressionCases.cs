using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Cases;

/// <summary>
/// A file of cases: a JSON list of {"file", "section", "name", "expr", "bindings", and "value" in the typed notation or "error": true}.
/// </summary>
public static class ExpressionCases
{
    /// <summary>The cases, or why the file is none of cases; a single case that cannot be read is one that fails.</summary>
    public static (ImmutableArray<ExpressionCase> Cases, string? Error) Read(string json)
    {
        if (PlainJson.Read(json) is not JsonOutcome.Read { Value: Value.List list })
        {
            return ([], PlainJson.Read(json) is JsonOutcome.Refused refused ? refused.Message : "a list of cases was expected");
        }

        return ([.. list.Elements.Select(ReadOne)], null);
    }

    /// <summary>{"passed": n, "failed": n, "failures": [{"file", "section", "name", "expected", "actual"}]}</summary>
    public static Value Run(ImmutableArray<ExpressionCase> cases)
    {
        var failures = new List<Value>();
        foreach (var example in cases)
        {
            if (example.Run() is { } actual)
            {
                failures.Add(Value.MapOf(
                    ("file", Value.Of(example.File)),
                    ("section", Value.Of(example.Section)),
                    ("name", Value.Of(example.Name)),
                    ("expected", Value.Of(example.Expected is null ? "error" : TypedJson.Write(example.Expected))),
                    ("actual", Value.Of(actual))));
            }
        }

        return Value.MapOf(
            ("passed", Value.Of((long)cases.Length - failures.Count)),
            ("failed", Value.Of((long)failures.Count)),
            ("failures", Value.ListOf(failures)));
    }

    private static ExpressionCase ReadOne(Value plain)
    {
        var fails = plain.Get("error") is not null and not Value.Bool { Flag: false };
        var expected = fails || plain.Get("value") is not { } value ? null : TypedJson.FromPlain(value);
        var bindings = ReadBindings(plain.Get("bindings") ?? Value.EmptyMap);
        var unreadable = plain.GetText("expr") is null ? "expr" : bindings is null ? "bindings" : expected is null && !fails ? "value" : null;
        return new ExpressionCase(
            plain.GetText("file") ?? "",
            plain.GetText("section") ?? "",
            plain.GetText("name") ?? "",
            plain.GetText("expr") ?? "",
            bindings ?? Bindings.None,
            expected,
            unreadable);
    }

    private static Bindings? ReadBindings(Value plain)
    {
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, typed) in plain is Value.Map map ? map.Entries : ValueMap.Empty)
        {
            if (TypedJson.FromPlain(typed) is not { } value)
            {
                return null;
            }

            values[((Value.Text)name).Content] = value;
        }

        return new Bindings(values);
    }
}
