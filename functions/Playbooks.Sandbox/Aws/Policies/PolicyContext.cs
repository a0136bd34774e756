namespace Playbooks.Sandbox.Aws.Policies;

/// <summary>The condition keys of one request. Key names are case-insensitive, values are not.</summary>
internal sealed class PolicyContext
{
    private readonly Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.OrdinalIgnoreCase);

    public static PolicyContext Nothing { get; } = new();

    public PolicyContext With(string key, params IReadOnlyList<string> value)
    {
        var next = new PolicyContext();
        foreach (var (name, old) in values)
        {
            next.values[name] = old;
        }

        next.values[key] = value;
        return next;
    }

    public IReadOnlyList<string>? Find(string key) => values.GetValueOrDefault(key);
}
