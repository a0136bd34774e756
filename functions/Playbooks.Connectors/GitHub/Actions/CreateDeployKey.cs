using Playbooks.Connectors.GitHub.DeployKeys;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Lets a key, whose private half somebody else holds, open a repository.</summary>
internal static class CreateDeployKey
{
    public const string Name = "github.create-deploy-key";

    public static ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Add a deploy key to a repository by its public half.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            GitHubTerms.Repository,
            new("public_key", ValueType.Text, Required: true, "Type and key, as in an authorized_keys line."),
            new("title", ValueType.Text, Required: true, "Shown to people."),
            new("read_only", ValueType.Bool, Required: false, "True unless said otherwise."),
        ],
        Output = ListDeployKeys.Key,
        Undo = "Deletes the same key.",
        UndoneBy = [DeleteDeployKey.Name],
        Idempotency = "A key whose text is in the repository's list counts as created.",
        Preconditions = ["No repository of GitHub holds the same key yet."],
        Permissions = [GitHubTerms.Right("administration:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "deploy-keys/deploy-keys#create-a-deploy-key",
    };

    public static IChangeAction In(GitHubTenant tenant) => new GitHubChange(Contract, tenant, SurveyAsync, PerformAsync);

    /// <summary>The arguments that bring this key back.</summary>
    public static Value Arguments(Place place, DeployKey key) => Value.MapOf(
        ("repository", Value.Of(place.Repository.ToString())),
        ("public_key", Value.Of(key.Key)),
        ("title", Value.Of(key.Title)),
        ("read_only", Value.Of(key.ReadOnly)));

    private static async Task<SurveyOutcome> SurveyAsync(Place place, CancellationToken token)
    {
        if (!(await place.Api.ListDeployKeysAsync(place.Repository, token)).Is(out var keys, out var failure))
        {
            return place.Failed(failure);
        }

        var isThere = keys.Any(k => DeployKeyText.IsSame(k.Key, place.Text("public_key")) && k.ReadOnly == IsReadOnly(place));
        return new SurveyOutcome.Surveyed(new Survey
        {
            Target = $"{place.Target}/deploy-key/new",
            State = Value.MapOf(("there", Value.Of(isThere))),
            Verdict = isThere ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = isThere ? null : new UndoCall(DeleteDeployKey.Name, GitHubTerms.Provider, Effect.Changes, Value.MapOf(
                ("repository", Value.Of(place.Repository.ToString())), ("public_key", Value.Of(place.Text("public_key"))))),
            Change = $"{place.Repository} gets the {(IsReadOnly(place) ? "reading" : "writing")} deploy key '{place.Text("title")}'.",
        });
    }

    private static async Task<ActionOutcome> PerformAsync(Place place, Survey survey, CancellationToken token) =>
        (await place.Api.CreateDeployKeyAsync(place.Repository, place.Text("title"), place.Text("public_key"), IsReadOnly(place), token)).Is(out var key, out var failure)
            ? new ActionOutcome.Succeeded(ListDeployKeys.Written(key))
            : place.Outcome(failure);

    private static bool IsReadOnly(Place place) => place.Flag("read_only") ?? true;
}
