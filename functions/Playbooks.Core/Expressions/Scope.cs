using System.Collections.Immutable;

namespace Playbooks.Core.Expressions;

/// <summary>The variables that an expression may name, and what they are. A name may hold dots.</summary>
public sealed record Scope(ImmutableDictionary<string, ValueType> Variables)
{
    public static Scope Empty { get; } = new(ImmutableDictionary.Create<string, ValueType>(StringComparer.Ordinal));

    public static Scope Of(params ReadOnlySpan<(string Name, ValueType Type)> variables)
    {
        var scope = Empty;
        foreach (var (name, type) in variables)
        {
            scope = scope.With(name, type);
        }

        return scope;
    }

    /// <summary>This scope and one more variable, which hides one of the same name.</summary>
    public Scope With(string name, ValueType type) => new(Variables.SetItem(name, type));

    public ValueType? Find(string name) => Variables.GetValueOrDefault(name);
}
