using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Contents;
using Playbooks.Connectors.GitHub.Pulls;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions.Federation;

/// <summary>Takes a proposal back: closes what is open from its branch, and deletes the branch.</summary>
internal sealed class CloseProposal(GitHubTenant tenant) : GitHubRemoval<string>(tenant)
{
    public const string Name = "github.close-proposal";
    private const string BranchItem = "branch";

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Close the open pull requests from a branch and delete the branch.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Destroys,
        Inputs = [GitHubTerms.Repository, FederationPlace.Branch with { Required = true, Description = "The branch, without refs/heads/." }],
        Output = Removed,
        Undo = "None: a pull request from a deleted branch is opened anew.",
        Idempotency = "What is closed and gone already counts as done.",
        Preconditions = ["The branch is one that a proposal of this program made."],
        Permissions = [GitHubTerms.Right("contents:write"), GitHubTerms.Right("pull_requests:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "pulls/pulls#update-a-pull-request",
    };

    protected override string? Wrong(Place place) =>
        place.Text("branch").StartsWith("incident-response/", StringComparison.Ordinal) ? null : $"branch begins with incident-response/, as proposals of this program do; '{place.Text("branch")}' may be anybody's";

    protected override async Task<Answer<ImmutableArray<string>>> FindAsync(Place place, CancellationToken token)
    {
        if (!(await place.Api.ListPullsAsync(place.Repository, place.Text("branch"), "open", token)).Is(out var pulls, out var failure))
        {
            return failure;
        }

        var reference = await place.Api.ReadReferenceAsync(place.Repository, $"heads/{place.Text("branch")}", token);
        return reference.Failure is { Kind: not FailureKind.AbsentOrNotPermitted } unread ? unread
            : ImmutableArray.CreateRange([.. pulls.Select(pull => $"{pull.Number}"), .. reference.Failure is null ? [BranchItem] : Array.Empty<string>()]);
    }

    protected override Task<Answer<Done>> RemoveAsync(Place place, string item, CancellationToken token) => item == BranchItem
        ? place.Api.DeleteReferenceAsync(place.Repository, $"heads/{place.Text("branch")}", token)
        : place.Api.ClosePullAsync(place.Repository, long.Parse(item, System.Globalization.CultureInfo.InvariantCulture), token);

    protected override string TargetOf(Place place, ImmutableArray<string> there) => $"{place.Target}/refs/heads/{place.Text("branch")}";

    protected override Value Written(string item) => Value.Of(item);

    protected override string Said(Place place, ImmutableArray<string> there) =>
        $"The branch {place.Text("branch")} of {place.Repository} is deleted{(there.Length > 1 ? $", and pull request {string.Join(", ", there.Where(item => item != BranchItem))} closed" : "")}.";

    /// <summary>GitHub says 422 of a ref that is not there.</summary>
    protected override bool IsDoubtful(ProviderFailure failure) => failure.Status == 422 || base.IsDoubtful(failure);

    protected override ImmutableArray<string> Cuts(Place place, ImmutableArray<string> there) => [];
}
