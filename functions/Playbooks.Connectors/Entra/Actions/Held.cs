using Playbooks.Core.Values;

namespace Playbooks.Connectors.Entra.Actions;

/// <param name="Id">Graph's id of it; null where it is not held.</param>
/// <param name="Whole">The arguments that give it back.</param>
/// <param name="Other">What is there in its place, in words, where that is another than was named.</param>
internal sealed record Held(string? Id, Value Whole, string? Other = null)
{
    public static Held Nothing { get; } = new(null, Value.EmptyMap);
}
