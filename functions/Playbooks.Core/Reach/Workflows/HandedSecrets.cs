using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Workflows;

/// <summary>What a workflow may read as <c>secrets</c>, in terms of the repository whose run it is.</summary>
internal abstract record HandedSecrets
{
    private HandedSecrets()
    {
    }

    /// <summary>The repository's own secrets under their own names: the started workflow, and whom it lets inherit.</summary>
    internal sealed record Own : HandedSecrets;

    /// <param name="Names">Name in the called workflow, upper case, to the secrets inside the value.</param>
    /// <param name="All">One of the values holds every secret.</param>
    internal sealed record Mapped(ImmutableDictionary<string, ImmutableArray<string>> Names, bool All) : HandedSecrets;

    /// <summary>What a job that stands in such a workflow is given.</summary>
    internal SecretGrant To(JobFacts job)
    {
        var wanted = job.SecretsEffective;
        if (this is not Mapped handed)
        {
            return SecretGrant.Of(job.ReachesAllSecrets, wanted.Select(n => KeyValuePair.Create(n, ImmutableArray.Create(n))), []);
        }

        var sources = handed.Names.Where(n => job.ReachesAllSecrets || wanted.Contains(n.Key));
        var environment = job.Environment is null ? [] : wanted.Where(n => !handed.Names.ContainsKey(n));
        return SecretGrant.Of(handed.All && (job.ReachesAllSecrets || !wanted.IsEmpty), sources, environment);
    }

    /// <summary>What a workflow that this job calls is handed.</summary>
    internal HandedSecrets Through(JobFacts call)
    {
        if (call.InheritsSecrets)
        {
            return this;
        }

        var passed = call.PassedSecrets.GroupBy(p => SecretNames.Canonical(p.Key), p => p.Value.SelectMany(n => Translate(n)), StringComparer.Ordinal);
        var wide = call.SecretReferences.Any(r => SecretNames.IsWide(r.Form) && r.Path.StartsWith($"jobs.{call.Id}.secrets.", StringComparison.Ordinal));
        return new Mapped(
            passed.ToImmutableDictionary(p => p.Key, p => p.SelectMany(n => n).Distinct().ToImmutableArray(), StringComparer.Ordinal),
            this is Mapped handed ? handed.All && !call.PassedSecrets.IsEmpty : wide);
    }

    /// <summary>All that the called workflow could read, for a call that cannot be followed.</summary>
    internal SecretGrant AtMost() => this is Mapped handed ? SecretGrant.Of(handed.All, handed.Names, []) : SecretGrant.Of(all: true, [], []);

    private ImmutableArray<string> Translate(string name) =>
        this is Mapped handed && name != SecretNames.Token ? handed.Names.GetValueOrDefault(name, []) : [name];
}
