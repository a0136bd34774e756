using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Workflows;

/// <summary>Which secrets a job is given when it starts, without the job's own token.</summary>
/// <param name="Names">Upper case, sorted.</param>
/// <param name="All">Every secret that repository, organisation and environment offer to the run.</param>
/// <param name="EnvironmentOnly">Names that no caller hands over: they have a value only if the job's environment defines them.</param>
public sealed record SecretGrant(ImmutableArray<string> Names, bool All, ImmutableArray<string> EnvironmentOnly)
{
    public static SecretGrant Of(IEnumerable<string> names, bool all, IEnumerable<string> environmentOnly) => new(Sorted(names), all, Sorted(environmentOnly));

    private static ImmutableArray<string> Sorted(IEnumerable<string> names) => [.. names.Distinct().Order(StringComparer.Ordinal)];
}
