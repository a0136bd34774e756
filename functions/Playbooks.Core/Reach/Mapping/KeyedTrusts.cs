using Playbooks.Core.Reach.Trust;
using Playbooks.Core.Reach.Trust.Subjects;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>Trusts by the keys of the subjects that they can take; those that can take any are asked always.</summary>
internal sealed class KeyedTrusts<T>
{
    private readonly Dictionary<string, List<int>> byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<T> all = [];
    private readonly List<int> anyKey = [];

    /// <param name="keys">Null where it cannot be told.</param>
    public void Add(T trust, IReadOnlyCollection<string>? keys)
    {
        all.Add(trust);
        foreach (var list in keys is null ? [anyKey] : keys.Distinct(StringComparer.OrdinalIgnoreCase).Select(Of))
        {
            list.Add(all.Count - 1);
        }
    }

    /// <summary>In the order in which they were added.</summary>
    public IEnumerable<T> For(SubjectSet subjects)
    {
        var keys = subjects.Patterns.Select(SubjectKey.Of).ToList();
        return keys.Contains(null) ? all : keys.OfType<string>().SelectMany(key => byKey.GetValueOrDefault(key, [])).Concat(anyKey).Distinct().Order().Select(n => all[n]);
    }

    private List<int> Of(string key) => byKey.TryGetValue(key, out var list) ? list : byKey[key] = [];
}
