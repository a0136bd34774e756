using System.Collections.Immutable;

namespace Playbooks.Language.Shapes;

/// <summary>Which keys one kind of map has.</summary>
/// <param name="What">As messages name the map: "a step".</param>
internal sealed record KeySet(string What, ImmutableArray<string> Required, ImmutableArray<string> Optional)
{
    public IEnumerable<string> All => Required.Concat(Optional);

    public bool Has(string key) => Required.Contains(key) || Optional.Contains(key);
}
