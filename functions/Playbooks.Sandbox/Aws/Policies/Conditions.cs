using System.Globalization;
using System.Text.Json;
using Playbooks.Sandbox.Matching;

namespace Playbooks.Sandbox.Aws.Policies;

/// <summary>
/// A statement's Condition: AND across operators and keys, OR across values. An operator that the sandbox
/// does not know never holds, so that an Allow does not open by accident.
/// </summary>
internal static class Conditions
{
    public static bool Hold(JsonElement? condition, PolicyContext context) =>
        condition is not { } tests || tests.EnumerateObject().All(test => test.Value.EnumerateObject().All(key => Holds(test.Name, key, context)));

    private static bool Holds(string name, JsonProperty key, PolicyContext context)
    {
        var (all, any) = (Strip(ref name, "ForAllValues:"), Strip(ref name, "ForAnyValue:"));
        var optional = name.EndsWith("IfExists", StringComparison.Ordinal);
        name = optional ? name[..^"IfExists".Length] : name;
        var (actual, wanted) = (context.Find(key.Name), PolicyDocument.Texts(key.Value));
        if (name == "Null")
        {
            return wanted.Any(value => (value == "true") == (actual is null));
        }

        if (actual is null)
        {
            return optional || all || (IsNegated(name) && !any);
        }

        return all ? actual.All(value => One(name, value, wanted)) : actual.Any(value => One(name, value, wanted));
    }

    private static bool Strip(ref string name, string prefix)
    {
        var found = name.StartsWith(prefix, StringComparison.Ordinal);
        name = found ? name[prefix.Length..] : name;
        return found;
    }

    private static bool IsNegated(string name) => name.Contains("Not", StringComparison.Ordinal);

    private static bool One(string name, string actual, IReadOnlyList<string> wanted) =>
        IsNegated(name) ? !wanted.Any(value => Test(name.Replace("Not", "", StringComparison.Ordinal), actual, value)) : wanted.Any(value => Test(name, actual, value));

    private static bool Test(string name, string actual, string wanted) => name switch
    {
        "StringEquals" => actual == wanted,
        "StringEqualsIgnoreCase" => string.Equals(actual, wanted, StringComparison.OrdinalIgnoreCase),
        "StringLike" or "ArnLike" or "ArnEquals" => Glob.Matches(wanted, actual),
        "Bool" => string.Equals(actual, wanted, StringComparison.OrdinalIgnoreCase),
        "NumericEquals" => Number(actual) == Number(wanted),
        "DateLessThan" => Date(actual) < Date(wanted),
        "DateLessThanEquals" => Date(actual) <= Date(wanted),
        "DateGreaterThan" => Date(actual) > Date(wanted),
        "DateGreaterThanEquals" => Date(actual) >= Date(wanted),
        _ => false,
    };

    private static double? Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Date(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
