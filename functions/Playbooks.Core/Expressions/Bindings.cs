using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions;

/// <summary>The variables of an evaluation. A name may hold dots; the longest one that fits wins (CEL language definition, "Name Resolution").</summary>
public sealed class Bindings
{
    private readonly IReadOnlyDictionary<string, Value> values;

    public Bindings(IReadOnlyDictionary<string, Value> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        this.values = values;
        HasDotted = values.Keys.Any(name => name.Contains('.', StringComparison.Ordinal));
    }

    public static Bindings None { get; } = new(FrozenDictionary<string, Value>.Empty);

    internal bool HasDotted { get; }

    public static Bindings Of(params ReadOnlySpan<(string Name, Value Value)> values)
    {
        var all = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            all[name] = value;
        }

        return new Bindings(all);
    }

    /// <summary>The members of a map that have text keys.</summary>
    public static Bindings Of(Value.Map members) =>
        new(members.Entries.Where(e => e.Key is Value.Text).ToDictionary(e => ((Value.Text)e.Key).Content, e => e.Value, StringComparer.Ordinal));

    internal bool TryGet(string name, [NotNullWhen(true)] out Value? value) => values.TryGetValue(name, out value);
}
