using Playbooks.Connectors.GitHub.DeployKeys;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Takes a key's access to a repository away. GitHub knows no disabling of a deploy key.</summary>
internal static class DeleteDeployKey
{
    public const string Name = "github.delete-deploy-key";

    public static ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Delete one deploy key of a repository.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs = [GitHubTerms.Repository, new("public_key", ValueType.Text, Required: true, "The key as github.list-deploy-keys gives it; a comment does not count.")],
        Output = ValueType.ObjectOf(("repository", ValueType.Text), ("public_key", ValueType.Text)),
        Undo = "Creates it again with the same key, title and access, under a new id.",
        UndoneBy = [CreateDeployKey.Name],
        Idempotency = "A key that is not in the repository's list counts as deleted.",
        Permissions = [GitHubTerms.Right("administration:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "deploy-keys/deploy-keys#delete-a-deploy-key",
    };

    public static IChangeAction In(GitHubTenant tenant) => new GitHubChange(Contract, tenant, SurveyAsync, PerformAsync);

    private static async Task<SurveyOutcome> SurveyAsync(Place place, CancellationToken token)
    {
        if (!(await place.Api.ListDeployKeysAsync(place.Repository, token)).Is(out var keys, out var failure))
        {
            return place.Failed(failure);
        }

        var key = keys.FirstOrDefault(k => DeployKeyText.IsSame(k.Key, place.Text("public_key")));
        var target = $"{place.Target}/deploy-key/{key?.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "gone"}";
        return new SurveyOutcome.Surveyed(new Survey
        {
            Target = target,
            State = key is null ? Value.Nothing : Value.MapOf(("id", Value.Of(key.Id)), ("read_only", Value.Of(key.ReadOnly))),
            Verdict = key is null ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = key is null ? null : new UndoCall(CreateDeployKey.Name, GitHubTerms.Provider, Effect.Changes, CreateDeployKey.Arguments(place, key)),
            Change = key is null
                ? $"{place.Repository} has no such deploy key."
                : $"{place.Repository} loses the {(key.ReadOnly ? "reading" : "writing")} deploy key {key.Id} '{key.Title}'.",
            Cuts = key is null ? [] : [target],
        });
    }

    private static async Task<ActionOutcome> PerformAsync(Place place, Survey survey, CancellationToken token)
    {
        if (survey.State.Get("id") is Value.Int id)
        {
            var deleted = await place.Api.DeleteDeployKeyAsync(place.Repository, id.Number, token);
            if (deleted.Failure is { Kind: not FailureKind.AbsentOrNotPermitted } why)
            {
                return place.Outcome(why);
            }
        }

        // A 404 says nothing by itself; the list does.
        if (!(await place.Api.ListDeployKeysAsync(place.Repository, token)).Is(out var keys, out var failure))
        {
            return place.Outcome(failure);
        }

        return keys.Any(k => DeployKeyText.IsSame(k.Key, place.Text("public_key")))
            ? new ActionOutcome.FailedFinal(GitHubFailures.NotFoundOrNotPermitted.Code, $"the key is still in the list of {place.Repository}")
            : new ActionOutcome.Succeeded(Value.MapOf(("repository", Value.Of(place.Repository.ToString())), ("public_key", Value.Of(place.Text("public_key")))));
    }
}
