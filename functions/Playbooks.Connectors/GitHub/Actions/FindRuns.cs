using System.Collections.Immutable;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Evidence;
using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Which runs, and which of their jobs, ran an action or reusable workflow while it was hostile.</summary>
internal sealed class FindRuns(GitHubTenant tenant, ReadWorkflow read) : IReadAction
{
    public ActionContract Contract { get; } = new()
    {
        Name = "github.find-runs",
        Summary = "Find the runs that used an action within windows of time, with evidence for each job.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            new("repositories", ValueType.ListOf(ValueType.Text), Required: true, "owner/name of each."),
            new("uses", ValueType.Text, Required: true, "owner/name of the action, with or without @ref."),
            new("refs", ValueType.ListOf(ValueType.Text), Required: false, "Tags, branches or commits that count; any where left out."),
            new("commits", ValueType.ListOf(ValueType.Text), Required: false, "Full SHAs of the hostile commits; a use that is pinned to, or was fetched at, another one does not count, and one that is pinned to them counts after the windows too."),
            new("windows", ValueType.ListOf(ValueType.ObjectOf(("from", ValueType.Text), ("to", ValueType.Text))), Required: true, "Times as RFC 3339 text, both inclusive."),
            new("logs", ValueType.Bool, Required: false, "Whether to read the jobs' logs, which alone can confirm or rule out; true unless said otherwise."),
        ],
        Output = ValueType.ObjectOf(("examined", ValueType.Int), ("runs", ValueType.ListOf(RunValues.Run)), ("cannot_tell", GitHubTerms.CannotTell)),
        Idempotency = "Only reads.",
        Permissions = [GitHubTerms.Right("actions:read"), GitHubTerms.Right("contents:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "actions/workflow-runs#list-workflow-runs-for-a-repository",
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var windows = WindowsOf(call);
        if (windows.IsEmpty || !ActionUse.TryParse(call.Arguments.GetText("uses") ?? "", Texts(call, "refs"), Texts(call, "commits"), out var use))
        {
            return new ActionOutcome.FailedFinal(CloudCodes.InvalidArguments, $"{call.Uses} needs 'uses' as owner/name and windows whose times are RFC 3339, from before to");
        }

        var readsLogs = call.Arguments.Get("logs") is not Value.Bool { Flag: false };
        var investigation = new RunInvestigation(tenant, read, use, windows, scope.Time.GetUtcNow(), readsLogs);
        var (runs, unknown, examined) = (new List<Value>(), new List<Value>(), 0);
        foreach (var name in Texts(call, "repositories").Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var arguments = Value.MapOf(("repository", Value.Of(name)));
            if (!Place.TryFind(tenant, call with { Arguments = arguments }, scope, out var place, out var why))
            {
                return why;
            }

            if (!(await investigation.LookAtAsync(place.Api, place.Repository, token)).Is(out var seen, out var failure))
            {
                if (place.Outcome(failure) is ActionOutcome.FailedRetryable retry)
                {
                    return retry;
                }

                unknown.Add(GitHubTerms.Unknowable(place.Target, failure.Detail));
                continue;
            }

            examined += seen.Examined;
            runs.AddRange(seen.Runs.Select(RunValues.Written));
            unknown.AddRange(seen.CannotTell.Select(u => GitHubTerms.Unknowable(u.What, u.Why)));
        }

        return new ActionOutcome.Succeeded(Value.MapOf(("examined", Value.Of(examined)), ("runs", Value.ListOf(runs)), ("cannot_tell", Value.ListOf(unknown))));
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
}
