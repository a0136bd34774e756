using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Workflows;

/// <summary>Which secrets a job is given when it starts, without the job's own token.</summary>
/// <param name="All">Every secret that repository, organisation and environment offer to the run.</param>
/// <param name="Sources">Name in the job's own file to the caller's secrets behind it, upper case.</param>
/// <param name="EnvironmentOnly">Names that no caller hands over: they have a value only if the job's environment defines them.</param>
public sealed record SecretGrant(bool All, ImmutableSortedDictionary<string, ImmutableArray<string>> Sources, ImmutableArray<string> EnvironmentOnly)
{
    /// <summary>The calling repository's names, upper case, sorted.</summary>
    public ImmutableArray<string> Names => [.. Sources.Values.SelectMany(n => n).Where(n => n != SecretNames.Token).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Under which names the job's own file knows the caller's secret, or the environment's.</summary>
    public IEnumerable<string> NamesHere(string name) => Sources.Where(s => s.Value.Contains(name)).Select(s => s.Key).Concat(EnvironmentOnly.Where(n => n == name));

    internal static SecretGrant Of(bool all, IEnumerable<KeyValuePair<string, ImmutableArray<string>>> sources, IEnumerable<string> environmentOnly) =>
        new(all, sources.ToImmutableSortedDictionary(StringComparer.Ordinal), [.. environmentOnly.Distinct().Order(StringComparer.Ordinal)]);
}
