using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Contents;
using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Takes away a branch or tag that an attacker made: with it goes the workflow that only it holds.</summary>
internal sealed class DeleteRef(GitHubTenant tenant) : GitHubRemoval<GitReference>(tenant)
{
    public const string Name = "github.delete-ref";

    public override ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Delete a branch or tag, such as one that carries a rogue workflow.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs = [GitHubTerms.Repository, SetRef.Reference],
        Output = Removed,
        Undo = "Makes it again at the same commit, as long as GitHub keeps that.",
        Idempotency = "A ref that is not there counts as deleted.",
        Preconditions = ["It is not the default branch.", "Runs from it are cancelled: they go on without it. Preserve the commit as evidence first."],
        After = [CancelRun.Name],
        Behind = [new(CancelRun.Name, Kinship.Repository), new(ForceCancelRun.Name, Kinship.Repository)],
        Permissions = [GitHubTerms.Right("contents:write"), GitHubTerms.Right("metadata:read")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "git/refs#delete-a-reference",
    };

    protected override string? Wrong(Place place) => SetRef.WrongReference(place);

    protected override async Task<Answer<ImmutableArray<GitReference>>> FindAsync(Place place, CancellationToken token)
    {
        if (!(await place.Api.GetRepositoryAsync(place.Repository, token)).Is(out var repository, out var failure))
        {
            return failure;
        }

        if (place.Text("ref") == $"heads/{repository.DefaultBranch}")
        {
            return new ProviderFailure(FailureKind.Status, "github.delete-ref", $"{place.Text("ref")} is the default branch of {place.Repository}, which stays") { Status = 409 };
        }

        var read = await place.Api.ReadReferenceAsync(place.Repository, place.Text("ref"), token);
        return read.Failure is { Kind: FailureKind.AbsentOrNotPermitted } ? ImmutableArray<GitReference>.Empty : read.Then<ImmutableArray<GitReference>>(found => ImmutableArray.Create(found));
    }

    protected override Task<Answer<Done>> RemoveAsync(Place place, GitReference item, CancellationToken token) => place.Api.DeleteReferenceAsync(place.Repository, place.Text("ref"), token);

    protected override UndoCall? UndoOf(Place place, ImmutableArray<GitReference> there) =>
        new(SetRef.Name, GitHubTerms.Provider, Effect.Changes, place.With(["ref"], Value.MapOf(("sha", Value.Of(there[0].Object.Sha)))));

    protected override string TargetOf(Place place, ImmutableArray<GitReference> there) => $"{place.Target}/refs/{place.Text("ref")}";

    protected override Value Written(GitReference item) => Value.MapOf(("sha", Value.Of(item.Object.Sha)));

    protected override string Said(Place place, ImmutableArray<GitReference> there) => $"{place.Text("ref")} of {place.Repository}, now at {there[0].Object.Sha}, is deleted.";

    /// <summary>GitHub says 422 of a ref that is not there.</summary>
    protected override bool IsDoubtful(ProviderFailure failure) => failure.Status == 422 || base.IsDoubtful(failure);

    protected override ImmutableArray<string> Cuts(Place place, ImmutableArray<GitReference> there) => [];
}
