using System.Text.RegularExpressions;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Contents;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Puts a branch or tag at a commit: brings back a tag that was moved to a hostile one.</summary>
internal static partial class SetRef
{
    public const string Name = "github.set-ref";

    public static Parameter Reference { get; } = new("ref", ValueType.Text, Required: true, "heads/BRANCH or tags/TAG.");

    public static ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Put a branch or tag at a commit, whether it is there or not: move a hijacked tag back.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs = [GitHubTerms.Repository, Reference, new("sha", ValueType.Text, Required: true, "Full SHA of the commit.")],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("sha", ValueType.Text)),
        Undo = "Puts it back at the commit where it was, or deletes it where it was not there.",
        Idempotency = "The ref is read first; one that is at the commit is left alone.",
        Preconditions = ["The commit is in the repository. Commits that are only reachable from where the ref was stay, for as long as GitHub keeps them."],
        Permissions = [GitHubTerms.Right("contents:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "git/refs#update-a-reference",
    };

    public static IChangeAction In(GitHubTenant tenant) => new GitHubChange(Contract, tenant, SurveyAsync, PerformAsync);

    public static string? WrongReference(Place place) =>
        Shape().IsMatch(place.Text("ref")) ? null : $"ref is heads/BRANCH or tags/TAG, not '{place.Text("ref")}'";

    private static async Task<SurveyOutcome> SurveyAsync(Place place, CancellationToken token)
    {
        if ((WrongReference(place) ?? (Sha().IsMatch(place.Text("sha")) ? null : "sha is a full commit SHA of 40 hexadecimal digits")) is { } wrong)
        {
            return new SurveyOutcome.Failed(new ActionOutcome.FailedFinal(CloudCodes.InvalidArguments, wrong));
        }

        var read = await place.Api.ReadReferenceAsync(place.Repository, place.Text("ref"), token);
        if (read.Failure is { Kind: not FailureKind.AbsentOrNotPermitted } failure)
        {
            return place.Failed(failure);
        }

        var now = read.Is(out var found, out _) ? found.Object.Sha : null;
        var isDone = now == place.Text("sha");
        return new SurveyOutcome.Surveyed(new Survey
        {
            Target = $"{place.Target}/refs/{place.Text("ref")}",
            State = Value.MapOf(("sha", Value.Of(now))),
            Verdict = isDone ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = isDone ? null : UndoOf(place, now),
            Change = $"{place.Text("ref")} of {place.Repository} goes from {now ?? "nowhere"} to {place.Text("sha")}.",
        });
    }

    private static async Task<ActionOutcome> PerformAsync(Place place, Survey survey, CancellationToken token)
    {
        var set = survey.State.Get("sha") is Value.Text
            ? await place.Api.MoveReferenceAsync(place.Repository, place.Text("ref"), place.Text("sha"), token)
            : await place.Api.CreateReferenceAsync(place.Repository, place.Text("ref"), place.Text("sha"), token);
        return set.Is(out var made, out var failure)
            ? new ActionOutcome.Succeeded(Value.MapOf(("target", Value.Of(survey.Target)), ("sha", Value.Of(made.Object.Sha))))
            : place.Outcome(failure);
    }

    private static UndoCall UndoOf(Place place, string? before) => before is null
        ? new(DeleteRef.Name, GitHubTerms.Provider, Effect.Changes, place.With(["ref"], Value.EmptyMap))
        : new(Name, GitHubTerms.Provider, Effect.Changes, place.With(["ref"], Value.MapOf(("sha", Value.Of(before)))));

    [GeneratedRegex(@"\A(heads|tags)/[^\s~^:?*\[\\]+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Shape();

    [GeneratedRegex(@"\A[0-9a-f]{40}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Sha();
}
