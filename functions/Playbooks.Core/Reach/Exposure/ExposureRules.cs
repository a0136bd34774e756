using System.Collections.Immutable;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Core.Reach.Exposure;

/// <summary>Which secrets, permissions and identities of a job a hostile artifact could read. Pure; every answer carries its rule.</summary>
public static class ExposureRules
{
    private const string Every = "*";

    /// <param name="inventory">The secrets that exist, or null: then a name is taken to exist.</param>
    public static JobExposure Judge(ReachedJob reached, SuspectArtifact artifact, JobRun run, SecretInventory? inventory, FindNested nested)
    {
        var search = new ArtifactSearch(reached.Job, artifact, run, nested);
        var matches = reached.CannotTell is null ? search.Find() : [];
        var notSeen = search.NotSeen.ToImmutableArray();
        var ran = Ran(reached, matches, notSeen);
        var channels = new ExposureChannels(reached);
        return new(
            ran,
            [.. Names(reached, run, inventory).SelectMany(n => Secret(n, reached, run, inventory, Over(matches, ran, p => channels.ToSecret(n, p))))],
            Token(reached, run, Over(matches, ran, channels.ToToken)),
            IdentityToken(reached, run, ran),
            OtherJobs(reached.Job, run, ran),
            notSeen);
    }

    private static Finding Ran(ReachedJob reached, List<ArtifactMatch> matches, ImmutableArray<string> notSeen)
    {
        if (reached.CannotTell is { } reason)
        {
            return new(ExposureGrade.Possible, "call-not-followed", reason);
        }

        var blind = notSeen.IsEmpty
            ? new Finding(ExposureGrade.RuledOut, "not-used", "No step of the job runs the artifact.")
            : new Finding(ExposureGrade.Possible, "nested-not-read", $"Not read, and may run it: {string.Join(", ", notSeen.Take(5))}.");
        return matches.Select(m => m.Finding).Aggregate(blind, (best, m) => m.Grade >= best.Grade ? m : best);
    }

    /// <summary>The best way over all steps that run the artifact; where only unread code may run it, that is the limit.</summary>
    private static Finding Over(List<ArtifactMatch> matches, Finding ran, Func<int?, Finding> channel) =>
        matches.Select(m => channel(m.Place).And(m.Finding)).Aggregate(ran with { Grade = Least(ran.Grade, ExposureGrade.Possible) }, (best, way) => way.Grade >= best.Grade ? way : best);

    private static IEnumerable<string> Names(ReachedJob reached, JobRun run, SecretInventory? inventory)
    {
        var named = reached.Secrets.Names.Concat(reached.Secrets.EnvironmentOnly);
        var all = !reached.Secrets.All ? []
            : run.ByDependabot ? inventory?.Dependabot?.Names(null, false) ?? [Every]
            : inventory?.Names(reached.Job.Environment, AnyEnvironment(reached)) ?? [Every];
        return named.Concat(all).Distinct().Order(StringComparer.Ordinal);
    }

    /// <summary>The environment's name is computed, or stands in a called file that was not read.</summary>
    private static bool AnyEnvironment(ReachedJob reached) => reached.CannotTell is not null || reached.Job.EnvironmentIsExpression;

    private static IEnumerable<ExposedSecret> Secret(string name, ReachedJob reached, JobRun run, SecretInventory? inventory, Finding way)
    {
        way = Withheld(way, run);
        if (run.ByDependabot)
        {
            return OfDependabot(name, inventory?.Dependabot, way);
        }

        if (inventory is null || name == Every)
        {
            var unknown = reached.Secrets.EnvironmentOnly.Contains(name)
                ? way.AtMost(ExposureGrade.Possible, "environment-only", "The secret has a value only if the job's environment defines it.")
                : way;
            return [new(name, SecretScope.Unknown, unknown)];
        }

        var stores = inventory.Stores(name, reached.Job.Environment, AnyEnvironment(reached)).ToList();
        return stores.Count == 0
            ? [new(name, SecretScope.Unknown, new(ExposureGrade.RuledOut, "not-defined", "No store that this job is offered has a secret of that name."))]
            : stores.Select(s => new ExposedSecret(name, s.Scope, way.AtMost(s.Grade, "store-uncertain", "Whether this store is offered to the job is not known.")));
    }

    /// <summary>Nothing where its store has no such name: the job is given an empty text.</summary>
    private static IEnumerable<ExposedSecret> OfDependabot(string name, SecretInventory? store, Finding way) => store is null || name == Every
        ? [new(name, SecretScope.Dependabot, way)]
        : store.Stores(name, null, false).Select(s => new ExposedSecret(
            name, s.Scope == SecretScope.Organization ? SecretScope.DependabotOrganization : SecretScope.Dependabot, way.AtMost(s.Grade, "store-uncertain", "Whether this store is offered to the job is not known.")));

    private static Finding Token(ReachedJob reached, JobRun run, Finding way)
    {
        var permissions = reached.Permissions;
        return permissions.Form == PermissionForm.Empty || (permissions.Form == PermissionForm.Map && permissions.Scopes.IsEmpty)
            ? new(ExposureGrade.RuledOut, "token-without-permissions", "The job's token has no permission.")
            : run.IsWithheld ? way.AtMost(ExposureGrade.Possible, "fork-pull-request", "The token of a pull request from a fork only reads.")
            : way;
    }

    /// <summary>What a job needs to ask for the token is in the environment of each of its steps; the repository's default never allows it.</summary>
    private static Finding IdentityToken(ReachedJob reached, JobRun run, Finding ran) =>
        !reached.Permissions.CanRequestIdToken ? new(ExposureGrade.RuledOut, "id-token-not-granted", "The job may not ask for an identity token.")
        : new Finding(ExposureGrade.Confirmed, "id-token-env", "Every step of the job can ask for an identity token.").And(Withheld(ran, run));

    private static Finding OtherJobs(JobFacts job, JobRun run, Finding ran)
    {
        var kind = job.Runner?.Kind;
        var machine = (run.RunnerIsPersistent, kind) switch
        {
            (true, _) => new Finding(ExposureGrade.Probable, "persistent-runner", "The machine outlives the job: what other jobs leave there is in reach, and what this one left."),
            (false, _) => new(ExposureGrade.RuledOut, "fresh-runner", "The machine is thrown away after the job."),
            (null, RunnerKind.GitHubHosted) => new(ExposureGrade.RuledOut, "fresh-runner", "GitHub's own machines are new for each job."),
            (null, RunnerKind.SelfHosted) => new(ExposureGrade.Probable, "persistent-runner", "A self-hosted machine outlives the job unless it is set up not to."),
            _ => new(ExposureGrade.Possible, "unknown-runner", "Whose machine this is cannot be told from the file."),
        };
        return machine.And(ran);
    }

    /// <summary>https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#workflows-in-forked-repositories</summary>
    private static Finding Withheld(Finding way, JobRun run) =>
        !run.IsWithheld ? way
        : run.RepositoryIsPublic == true ? new Finding(ExposureGrade.RuledOut, "fork-pull-request", "A pull request from a fork is given no secrets.").And(way)
        : way.AtMost(ExposureGrade.Possible, "fork-pull-request", "A pull request from a fork is given no secrets unless a private repository is set to send them.");

    private static ExposureGrade Least(ExposureGrade one, ExposureGrade other) => one < other ? one : other;
}
