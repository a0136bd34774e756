using System.Collections.Concurrent;
using System.Text;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Contents;
using Playbooks.Connectors.GitHub.Runs;
using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>The workflow files of runs as they were at the commits that ran, with those they call: what the map is made from, and evidence to keep.</summary>
internal sealed class ReadWorkflows(GitHubTenant tenant, ReadWorkflow read) : IReadAction
{
    public ActionContract Contract { get; } = new()
    {
        Name = "github.read-workflows",
        Summary = "Read the workflow files of runs at the commits that ran, and those that they call.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs = [new("runs", ValueType.ListOf(ValueType.Any), Required: true, "Runs as github.find-runs reports them: repository, run, path and head_sha of each.")],
        Output = ValueType.ObjectOf(
            ("files", ValueType.ListOf(ValueType.ObjectOf(("repository", ValueType.Text), ("sha", ValueType.Text), ("path", ValueType.Text), ("text", ValueType.Text)))),
            ("calls", ValueType.ListOf(ValueType.ObjectOf(
                ("caller", ValueType.Text), ("run", ValueType.Int), ("repository", ValueType.Text), ("path", ValueType.Text), ("ref", ValueType.Text), ("sha", ValueType.Text)))),
            ("cannot_tell", GitHubTerms.CannotTell)),
        Idempotency = "Only reads.",
        Permissions = [GitHubTerms.Right("actions:read"), GitHubTerms.Right("contents:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "repos/contents#get-repository-content",
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var gathering = new Gathering(tenant, read);
        var looks = await SideBySide.AskAsync((call.Arguments.Get("runs")?.Items ?? []).ToList(), gathering.OfRunAsync, token);
        return new ActionOutcome.Succeeded(gathering.Output(looks));
    }

    /// <summary>Codes of diagnostics about a part that GitHub would not take as it is written.</summary>
    private static readonly string[] UnreadPart = ["PB0019", "PB0021"];

    /// <param name="Calls">Files that the run calls, in GitHub's order.</param>
    /// <param name="Unknown">What could not be read, in the order in which it was asked for.</param>
    private sealed record Look(IReadOnlyList<Value> Calls, IReadOnlyList<Value> Unknown);

    /// <summary>Files that many runs share are asked for once.</summary>
    private sealed class Gathering(GitHubTenant tenant, ReadWorkflow read)
    {
        private readonly ConcurrentDictionary<(string Repository, string Sha, string Path), Lazy<Task<Asked>>> files = [];
        private readonly ConcurrentDictionary<(string Repository, string Sha, string Path), string> texts = [];

        public Value Output(IReadOnlyCollection<Look> looks) => Value.MapOf(
            ("files", Value.ListOf(texts.OrderBy(f => $"{f.Key.Repository} {f.Key.Path} {f.Key.Sha}", StringComparer.Ordinal).Select(f => Value.MapOf(
                ("repository", Value.Of(f.Key.Repository)), ("sha", Value.Of(f.Key.Sha)), ("path", Value.Of(f.Key.Path)), ("text", Value.Of(f.Value)))))),
            ("calls", Value.ListOf(looks.SelectMany(l => l.Calls))),
            ("cannot_tell", Value.ListOf(looks.SelectMany(l => l.Unknown).Distinct())));

        public async Task<Look> OfRunAsync(Value run, CancellationToken token)
        {
            var (calls, unknown) = (new List<Value>(), new List<Value>());
            if (!RepositoryName.TryParse(run.GetText("repository"), out var repository) || run.GetText("path") is not { } path || run.GetText("head_sha") is not { } sha)
            {
                unknown.Add(GitHubTerms.Unknowable($"github:{run.GetText("repository")}", "a run without a repository that GitHub could have, a path or a commit: its files were not read"));
            }
            else if ((await FileAsync(repository, sha, path, unknown, token)).CallsOut)
            {
                await CalledByAsync(repository, (run.Get("run") as Value.Int)?.Number ?? 0, calls, unknown, token);
            }

            return new(calls, unknown);
        }

        private async Task CalledByAsync(RepositoryName repository, long run, List<Value> calls, List<Value> unknown, CancellationToken token)
        {
            if (tenant.Find(repository.Owner) is not { } api || !(await api.GetRunAsync(repository, run, token)).Is(out var known, out _))
            {
                unknown.Add(GitHubTerms.Unknowable($"github:{repository}/runs/{run}", "the workflows that it calls could not be read"));
                return;
            }

            foreach (var called in known.References)
            {
                await CalledAsync(repository, run, called, calls, unknown, token);
            }
        }

        /// <summary>GitHub tells the commit of each called file: <c>owner/name/.github/workflows/x.yml@ref</c>.</summary>
        private async Task CalledAsync(RepositoryName caller, long run, ReferencedWorkflow called, List<Value> calls, List<Value> unknown, CancellationToken token)
        {
            var (name, reference) = called.Path.Split('@', 2) is [var left, var right] ? (left, right) : (called.Path, called.Ref ?? "");
            if (name.Split('/', 3) is not [var owner, var repository, var path] || !RepositoryName.TryParse($"{owner}/{repository}", out var theirs))
            {
                unknown.Add(GitHubTerms.Unknowable(called.Path, "names no file"));
                return;
            }

            calls.Add(Value.MapOf(
                ("caller", Value.Of(caller.ToString())), ("run", Value.Of(run)), ("repository", Value.Of(theirs.ToString())), ("path", Value.Of(path)),
                ("ref", Value.Of(reference)), ("sha", Value.Of(called.Sha))));
            await FileAsync(theirs, called.Sha, path, unknown, token);
        }

        private async Task<Asked> FileAsync(RepositoryName repository, string sha, string path, List<Value> unknown, CancellationToken token)
        {
            var key = (repository.ToString(), sha, path);
            var asked = await files.GetOrAdd(key, _ => new(() => ReadAsync(repository, sha, path, token))).Value;
            if (asked.Text is { } text)
            {
                texts[key] = text;
            }

            unknown.AddRange(asked.Wrong.Select(why => GitHubTerms.Unknowable($"github:{repository}/{path}@{sha}", why)));
            return asked;
        }

        private async Task<Asked> ReadAsync(RepositoryName repository, string sha, string path, CancellationToken token) =>
            tenant.Find(repository.Owner) is not { } api ? Asked.Not("no installation is configured for its owner")
            : (await api.ReadFileAsync(repository, path, sha, token)).Is(out var text, out var failure) ? Asked.Of(text, read(path, Encoding.UTF8.GetBytes(text)))
            : Asked.Not(failure.Detail);
    }

    /// <param name="Text">Null where the file could not be had.</param>
    /// <param name="Wrong">Why it, or a part of it, tells nothing.</param>
    private sealed record Asked(string? Text, bool CallsOut, IReadOnlyList<string> Wrong)
    {
        private const int MostWrong = 20;

        public static Asked Not(string why) => new(null, false, [why]);

        public static Asked Of(string text, WorkflowFacts facts) => new(
            text, facts.Jobs.Any(j => j.Call is not null), facts.Fault is { } fault ? [$"it is no workflow: {fault.Reason}"] : [.. facts.Diagnostics.Where(d => UnreadPart.Contains(d.Code)).Take(MostWrong).Select(d => $"line {d.Line}: {d.Message}")]);
    }
}
