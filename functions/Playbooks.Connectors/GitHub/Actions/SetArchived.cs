using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Freezes a whole repository, or thaws it.</summary>
internal sealed class SetArchived(GitHubTenant tenant) : GitHubSetting<Repository>(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "github.set-archived",
        Summary = "Archive a repository, which makes it read-only, or take it out of the archive.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs = [GitHubTerms.Repository, new("archived", ValueType.Bool, Required: true, "Whether the repository is read-only.")],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("archived", ValueType.Bool)),
        Undo = "Puts it back as it was.",
        Idempotency = "The state is read first; a repository that is as wanted is left alone.",
        Preconditions = ["Nothing there is to be changed any more: secrets and deploy keys of an archived repository cannot be. Rotate first."],
        After = [DeleteSecret.Name, DeleteDeployKey.Name, DisableWorkflow.Name, CancelRun.Name, SetActionsPermissions.Name, SetWorkflowPermissions.Name],
        Permissions = [GitHubTerms.Right("metadata:read"), GitHubTerms.Right("administration:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "repos/repos#update-a-repository",
    };

    protected override Task<Answer<Repository>> ReadAsync(Place place, CancellationToken token) => place.Api.GetRepositoryAsync(place.Repository, token);

    protected override Repository Wanted(Place place, Repository now) => now with { Archived = place.Flag("archived") ?? true };

    protected override async Task<ProviderFailure?> WriteAsync(Place place, Repository wanted, Repository now, CancellationToken token) =>
        (await place.Api.UpdateRepositoryAsync(place.Repository, new JsonObject { ["archived"] = wanted.Archived }, token)).Failure;

    protected override Value Written(Repository setting) => Value.MapOf(("archived", Value.Of(setting.Archived)));

    protected override string What(Place place, Repository now) => $"{place.Repository}";

    protected override string Said(Repository setting) => setting.Archived ? "archived" : "open for changes";

    protected override string TargetOf(Place place, Repository now) => $"{place.Target}/archived";
}
