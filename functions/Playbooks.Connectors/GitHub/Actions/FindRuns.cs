using System.Collections.Immutable;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Evidence;
using Playbooks.Connectors.GitHub.Evidence.Installs;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Packages;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Which runs, and which of their jobs, ran an action or reusable workflow, or installed a package, while it was hostile.</summary>
internal sealed class FindRuns(GitHubTenant tenant, ReadWorkflow read, ReadLockfile? readLockfile) : IReadAction
{
    private const int MostCovered = 10_000;

    public ActionContract Contract { get; } = new()
    {
        Name = "github.find-runs",
        Summary = "Find the runs that used an action, or installed a package, within windows of time, with evidence for each job.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            new("repositories", ValueType.ListOf(ValueType.Text), Required: true, "owner/name of each."),
            new("uses", ValueType.Text, Required: true, "owner/name of the action, with or without @ref; or a package as pkg:npm/name, with or without @version."),
            new("refs", ValueType.ListOf(ValueType.Text), Required: false, "Tags, branches or commits of an action, or versions of a package, that count; any where left out."),
            new("commits", ValueType.ListOf(ValueType.Text), Required: false, "Full SHAs of the hostile commits; a use that is pinned to, or was fetched at, another one does not count, and one that is pinned to them counts after the windows too."),
            new("windows", ValueType.ListOf(ValueType.ObjectOf(("from", ValueType.Text), ("to", ValueType.Text))), Required: true, "Times as RFC 3339 text, both inclusive."),
            new("logs", ValueType.Bool, Required: false, "Whether to read the jobs' logs, which alone can confirm or rule out; true unless said otherwise."),
        ],
        Output = ValueType.ObjectOf(("examined", ValueType.Int), ("runs", ValueType.ListOf(RunValues.Run)), ("covered", RunValues.Covered), ("cannot_tell", GitHubTerms.CannotTell)),
        Idempotency = "Only reads.",
        Permissions = [GitHubTerms.Right("actions:read"), GitHubTerms.Right("contents:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "actions/workflow-runs#list-workflow-runs-for-a-repository",
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var windows = WindowsOf(call);
        if (windows.IsEmpty || Investigation(call, windows, scope) is not { } investigation)
        {
            return new ActionOutcome.FailedFinal(CloudCodes.InvalidArguments, $"{call.Uses} needs 'uses' as owner/name or pkg:type/name, and windows whose times are RFC 3339, from before to");
        }

        var places = new List<Place>();
        foreach (var name in Texts(call, "repositories").Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var arguments = Value.MapOf(("repository", Value.Of(name)));
            if (!Place.TryFind(tenant, call with { Arguments = arguments }, scope, out var place, out var why))
            {
                return why;
            }

            places.Add(place);
        }

        var looks = await SideBySide.AskAsync(places, async (place, stop) => new Look(place, await investigation.LookAtAsync(place.Api, place.Repository, stop)), look => look.Retry is null, token);
        return looks.Select(l => l.Retry).FirstOrDefault(r => r is not null) ?? Outcome(looks);
    }

    private static ActionOutcome Outcome(ImmutableArray<Look> looks)
    {
        var (runs, covered, unknown, examined) = (new List<Value>(), new List<Value>(), new List<Value>(), 0);
        foreach (var (place, answer) in looks)
        {
            if (!answer.Is(out var seen, out var failure))
            {
                unknown.Add(GitHubTerms.Unknowable(place.Target, failure.Detail));
                continue;
            }

            examined += seen.Examined;
            runs.AddRange(seen.Runs.Select(RunValues.Written));
            covered.AddRange(seen.Covered.Take(MostCovered - covered.Count).Select(c => RunValues.Written(c.Run, c.Job)));
            unknown.AddRange(seen.CannotTell.Select(u => GitHubTerms.Unknowable(u.What, u.Why)));
        }

        return new ActionOutcome.Succeeded(Value.MapOf(("examined", Value.Of(examined)), ("runs", Value.ListOf(runs)), ("covered", Value.ListOf(covered)), ("cannot_tell", Value.ListOf(unknown))));
    }

    /// <summary>Null where 'uses' names neither an action nor a package.</summary>
    private IInvestigation? Investigation(Call call, ImmutableArray<Window> windows, IActionScope scope)
    {
        var uses = call.Arguments.GetText("uses") ?? "";
        var readsLogs = call.Arguments.Get("logs") is not Value.Bool { Flag: false };
        if (uses.StartsWith("pkg:", StringComparison.Ordinal) && !uses.StartsWith("pkg:github/", StringComparison.Ordinal))
        {
            return readLockfile is not null && SuspectPackage.Read(uses, Texts(call, "refs"), [], out _) is { } suspect
                ? new InstallInvestigation(new RunWorkflows(tenant, read), new CommitReading(readLockfile, suspect.Package.Type), suspect, windows, readsLogs)
                : null;
        }

        var name = uses.StartsWith("pkg:github/", StringComparison.Ordinal) ? uses["pkg:github/".Length..] : uses;
        return ActionUse.TryParse(name, Texts(call, "refs"), Texts(call, "commits"), out var use)
            ? new RunInvestigation(tenant, read, use, windows, scope.Time.GetUtcNow(), readsLogs)
            : null;
    }

    private static IEnumerable<string> Texts(Call call, string name) =>
        call.Arguments.Get(name)?.Items.OfType<Value.Text>().Select(t => t.Content) ?? [];

    /// <summary>Empty where one of them is not a window.</summary>
    private static ImmutableArray<Window> WindowsOf(Call call)
    {
        var windows = (call.Arguments.Get("windows")?.Items ?? []).Select(w => (From: Time(w, "from"), To: Time(w, "to"))).ToList();
        return windows.All(w => w.From <= w.To) ? [.. windows.Select(w => new Window(w.From.GetValueOrDefault(), w.To.GetValueOrDefault()))] : [];
    }

    private static DateTimeOffset? Time(Value window, string name) =>
        TimeText.TryRead(window.GetText(name) ?? "", out var stamp) ? stamp.AsTime() : null;

    private sealed record Look(Place Place, Answer<Investigated> Answer)
    {
        /// <summary>What ends the whole search: the same would happen to every other repository.</summary>
        public ActionOutcome? Retry => Answer.Failure is { } failure && Place.Outcome(failure) is ActionOutcome.FailedRetryable retry ? retry : null;
    }
}
