using System.Collections.Immutable;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Evidence;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.GitHub.Runners;
using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Trust;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>
/// What ran at the attacker's own will: workflow files that a worm brings, on whatever branch, and jobs that were given to machines it registered.
/// There is no window's end: a hostile file stays hostile, and so does a machine.
/// </summary>
internal sealed class FindHostileRuns(GitHubTenant tenant) : IReadAction
{
    public ActionContract Contract { get; } = new()
    {
        Name = "github.find-hostile-runs",
        Summary = "Find the runs of workflow files, and the jobs on machines, that an attacker brought.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            new("repositories", ValueType.ListOf(ValueType.Text), Required: true, "owner/name of each."),
            new("workflows", ValueType.ListOf(ValueType.Text), Required: false, "File names of hostile workflows, such as shai-hulud-workflow.yml; * stands for any text."),
            new("runners", ValueType.ListOf(ValueType.Text), Required: false, "Names of hostile machines; * stands for any text."),
            new("since", ValueType.Text, Required: true, "From when on to look, as RFC 3339 text."),
        ],
        Output = ValueType.ObjectOf(
            ("examined", ValueType.Int), ("runs", ValueType.ListOf(RunValues.Run)),
            ("workflows", ValueType.ListOf(ValueType.ObjectOf(("repository", ValueType.Text), ("workflow", ValueType.Text)))),
            ("runners", ValueType.ListOf(ValueType.ObjectOf(("repository", ValueType.Text), ("runner", ValueType.Text)))),
            ("organization_runners", ValueType.ListOf(ValueType.ObjectOf(("organization", ValueType.Text), ("runner", ValueType.Text)))),
            ("cannot_tell", GitHubTerms.CannotTell)),
        Idempotency = "Only reads.",
        Permissions = [GitHubTerms.Right("actions:read"), GitHubTerms.Right("administration:read"), GitHubTerms.Right("organization_self_hosted_runners:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "actions/workflow-runs#list-workflow-runs-for-a-repository",
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        if (!TimeText.TryRead(call.Arguments.GetText("since") ?? "", out var stamp) || stamp.AsTime() is not { } since)
        {
            return new ActionOutcome.FailedFinal(CloudCodes.InvalidArguments, $"{call.Uses} needs 'since' as RFC 3339 text");
        }

        var (marks, now) = (new Marks(Patterns(call, "workflows"), Patterns(call, "runners"), since), scope.Time.GetUtcNow());
        var lost = new Search(marks, now);
        var places = Places(lost, marks.IsEmpty ? [] : Texts(call, "repositories").Distinct(StringComparer.OrdinalIgnoreCase));
        var looks = await SideBySide.AskAsync(places, (place, stop) => OfRepositoryAsync(new(marks, now), place.Api, place.Repository, stop), token);
        var above = await SideBySide.AskAsync(
            [.. places.DistinctBy(p => p.Repository.Owner, StringComparer.OrdinalIgnoreCase)], (place, stop) => OfOwnerAsync(new(marks, now), place.Api, place.Repository.Owner, stop), token);
        return new ActionOutcome.Succeeded(Search.Output([lost, .. looks, .. above]));
    }

    private List<(GitHubApi Api, RepositoryName Repository)> Places(Search lost, IEnumerable<string> names)
    {
        var places = new List<(GitHubApi, RepositoryName)>();
        foreach (var name in names)
        {
            if (RepositoryName.TryParse(name, out var repository) && tenant.Find(repository.Owner) is { } api)
            {
                places.Add((api, repository));
            }
            else
            {
                lost.CannotTell($"github:{name}", "no installation is configured for its owner");
            }
        }

        return places;
    }

    private static async Task<Search> OfRepositoryAsync(Search search, GitHubApi api, RepositoryName repository, CancellationToken token)
    {
        await search.RunsAsync(api, repository, token);
        search.Machines($"github:{repository}", await search.ListAsync(api, repository, token), runner => ("repository", repository.ToString(), runner));
        return search;
    }

    private static async Task<Search> OfOwnerAsync(Search search, GitHubApi api, string owner, CancellationToken token)
    {
        search.Machines($"github:{owner}", await search.ListAsync(api, owner, token), runner => ("organization", owner, runner));
        return search;
    }

    private static ImmutableArray<GlobPattern> Patterns(Call call, string name) => [.. Texts(call, name).Select(t => GlobPattern.Parse(t).ToUpper())];

    private static IEnumerable<string> Texts(Call call, string name) => call.Arguments.Get(name)?.Items.OfType<Value.Text>().Select(t => t.Content) ?? [];

    private sealed class Search(Marks marks, DateTimeOffset now)
    {
        private readonly List<Value> runs = [];
        private readonly List<Value> workflows = [];
        private readonly List<Value> machines = [];
        private readonly List<Value> unknown = [];
        private int examined;

        /// <summary>What all found, in their order.</summary>
        public static Value Output(ImmutableArray<Search> all)
        {
            var machines = all.SelectMany(s => s.machines).ToList();
            return Value.MapOf(
                ("examined", Value.Of(all.Sum(s => s.examined))), ("runs", Value.ListOf(all.SelectMany(s => s.runs))), ("workflows", Value.ListOf(all.SelectMany(s => s.workflows).Distinct())),
                ("runners", Value.ListOf(machines.Where(m => m.Get("repository") is not null))), ("organization_runners", Value.ListOf(machines.Where(m => m.Get("organization") is not null))),
                ("cannot_tell", Value.ListOf(all.SelectMany(s => s.unknown))));
        }

        public void CannotTell(string what, string why) => unknown.Add(GitHubTerms.Unknowable(what, why));

        public async Task RunsAsync(GitHubApi api, RepositoryName repository, CancellationToken token)
        {
            if (!(await api.FindRunsAsync(repository, marks.Since, now, token)).Is(out var window, out var failure))
            {
                CannotTell($"github:{repository}: runs of hostile workflows and machines", failure.Detail);
                return;
            }

            var results = new List<Answer<RunEvidence>>();
            foreach (var run in window.Runs.Where(r => !marks.Runners.IsEmpty || marks.IsHostile(r)))
            {
                results.Add((await api.ListJobsAsync(repository, run.Id, token)).Then<RunEvidence>(jobs => new RunEvidence(repository, run, [.. jobs.Where(j => j.HasRun).Select(j => marks.Judge(run, j))])));
            }

            var seen = Investigated.Of(repository, window, results);
            examined += seen.Examined;
            runs.AddRange(seen.Runs.Select(RunValues.Written));
            workflows.AddRange(seen.Runs.Where(r => marks.IsHostile(r.Run)).Select(r => Value.MapOf(("repository", Value.Of(repository.ToString())), ("workflow", Value.Of(Marks.FileOf(r.Run))))));
            unknown.AddRange(seen.CannotTell.Select(u => GitHubTerms.Unknowable(u.What, u.Why)));
        }

        public async Task<Answer<ImmutableArray<Runner>>> ListAsync(GitHubApi api, RepositoryName repository, CancellationToken token) =>
            marks.Runners.IsEmpty ? ImmutableArray<Runner>.Empty : await api.ListRunnersAsync(repository, token);

        public async Task<Answer<ImmutableArray<Runner>>> ListAsync(GitHubApi api, string owner, CancellationToken token) =>
            marks.Runners.IsEmpty ? ImmutableArray<Runner>.Empty : await api.ListRunnersAsync(owner, token);

        public void Machines(string where, Answer<ImmutableArray<Runner>> listed, Func<string, (string Member, string Where, string Runner)> place)
        {
            if (listed.Is(out var there, out var failure))
            {
                machines.AddRange(there.Where(r => marks.IsHostile(r.Name)).Select(r => place(r.Name)).Select(p => Value.MapOf((p.Member, Value.Of(p.Where)), ("runner", Value.Of(p.Runner)))));
            }
            else
            {
                CannotTell($"{where}: runners", failure.Detail);
            }
        }
    }

    private sealed record Marks(ImmutableArray<GlobPattern> Workflows, ImmutableArray<GlobPattern> Runners, DateTimeOffset Since)
    {
        public bool IsEmpty => Runners.IsEmpty && Workflows.IsEmpty;

        public static string FileOf(WorkflowRun run) => run.File[(run.File.LastIndexOf('/') + 1)..];

        public bool IsHostile(WorkflowRun run) => Fits(Workflows, FileOf(run));

        public bool IsHostile(string runner) => Fits(Runners, runner);

        public JobEvidence Judge(WorkflowRun run, Job job)
        {
            var why = IsHostile(run) ? $"{run.File} on {run.HeadBranch} is a workflow of the attacker's"
                : job.RunnerName is { } machine && IsHostile(machine) ? $"the job was given to the attacker's machine {machine}"
                : null;
            return new(job, why is null ? Grade.RuledOut : Grade.Confirmed, null, [why ?? "neither its workflow nor its machine is the attacker's"], false) { Rule = AffectedJob.AttackersOwn };
        }

        private static bool Fits(ImmutableArray<GlobPattern> patterns, string text) => patterns.Any(p => p.Matches(text.ToUpperInvariant()));
    }
}
