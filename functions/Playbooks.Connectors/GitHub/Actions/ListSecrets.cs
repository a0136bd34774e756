using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Environments;
using Playbooks.Connectors.GitHub.Secrets;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Which secrets there are, by name: of a repository with its environments and what it inherits, or of an organisation.</summary>
internal static class ListSecrets
{
    private static readonly ValueType Secret = ValueType.ObjectOf(
        ("name", ValueType.Text), ("scope", ValueType.Text), ("environment", GitHubTerms.OptionalText), ("visibility", GitHubTerms.OptionalText),
        ("repositories", ValueType.ListOf(ValueType.Text)), ("updated_at", ValueType.Text), ("store", ValueType.Text));

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.list-secrets",
        Summary = "List the names of the secrets of a repository with its environments, or of an organisation: those of Actions, of Dependabot and of Codespaces.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs = [GitHubTerms.EitherRepository, GitHubTerms.EitherOrganization],
        Output = ValueType.ObjectOf(
            ("secrets", ValueType.ListOf(Secret)),
            ("environments", ValueType.ListOf(ValueType.ObjectOf(("name", ValueType.Text), ("gates", ValueType.ListOf(ValueType.Text))))),
            ("stores", ValueType.ListOf(ValueType.ObjectOf(("store", ValueType.Text), ("read", ValueType.Bool)))),
            ("cannot_tell", GitHubTerms.CannotTell)),
        Idempotency = "Only reads; GitHub never gives a value.",
        Permissions =
        [
            GitHubTerms.Right("secrets:read"), GitHubTerms.Right("environments:read"), GitHubTerms.Right("actions:read"), GitHubTerms.Right("organization_secrets:read"),
            GitHubTerms.Right("dependabot_secrets:read"), GitHubTerms.Right("organization_dependabot_secrets:read"), GitHubTerms.Right("codespaces_secrets:read"),
        ],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "actions/secrets",
    };

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, (place, token) =>
        place.IsRepository ? OfRepositoryAsync(place, token) : OfOrganizationAsync(place, token));

    private static async Task<ActionOutcome> OfRepositoryAsync(Place place, CancellationToken token)
    {
        if (!(await place.Api.ListSecretsAsync(new SecretScope.OfRepository(place.Repository), token)).Is(out var own, out var failure))
        {
            return place.Outcome(failure);
        }

        var secrets = own.Select(s => Written(s, "repository", null, [])).ToList();
        var unknown = new List<Value>();
        var inherited = await place.Api.ListInheritedSecretsAsync(place.Repository, token);
        if (inherited.Is(out var fromAbove, out var whyNot))
        {
            secrets.AddRange(fromAbove.Select(s => Written(s, "organization", null, [])));
        }
        else
        {
            unknown.Add(GitHubTerms.Unknowable($"{place.Target}: secrets of the organisation", whyNot.Detail));
        }

        var environments = await EnvironmentsAsync(place, secrets, unknown, token);
        Value[] stores =
        [
            Kept(place, OtherSecretStores.Dependabot, await OtherSecretStores.OfRepositoryAsync(place, OtherSecretStores.Dependabot, token), secrets, unknown),
            Kept(place, OtherSecretStores.Codespaces, await OtherSecretStores.OfRepositoryAsync(place, OtherSecretStores.Codespaces, token), secrets, unknown),
        ];
        return Told(secrets, environments, stores, unknown);
    }

    /// <summary>What a job of Actions is not given: a store that could not be read leaves the others whole.</summary>
    private static Value Kept(Place place, string store, Answer<ImmutableArray<HeldSecret>> answer, List<Value> secrets, List<Value> unknown)
    {
        var isRead = answer.Is(out var held, out var failure);
        if (failure is null)
        {
            secrets.AddRange(held.Select(h => Written(h.Secret, h.Scope, null, h.Repositories, store)));
        }
        else
        {
            unknown.Add(GitHubTerms.Unknowable($"{place.Target}: secrets of {store}", failure.Detail));
        }

        return Value.MapOf(("store", Value.Of(store)), ("read", Value.Of(isRead)));
    }

    private static async Task<IReadOnlyList<Value>> EnvironmentsAsync(Place place, List<Value> secrets, List<Value> unknown, CancellationToken token)
    {
        if (!(await place.Api.ListEnvironmentsAsync(place.Repository, token)).Is(out var environments, out var failure))
        {
            unknown.Add(GitHubTerms.Unknowable($"{place.Target}: environments", failure.Detail));
            return [];
        }

        foreach (var environment in environments)
        {
            var answer = await place.Api.ListSecretsAsync(new SecretScope.OfEnvironment(place.Repository, environment.Name), token);
            if (answer.Is(out var held, out var whyNot))
            {
                secrets.AddRange(held.Select(s => Written(s, "environment", environment.Name, [])));
            }
            else
            {
                unknown.Add(GitHubTerms.Unknowable($"{place.Target}: secrets of the environment {environment.Name}", whyNot.Detail));
            }
        }

        return [.. environments.Select(e => Value.MapOf(("name", Value.Of(e.Name)), ("gates", Value.ListOf(e.Gates))))];
    }

    private static async Task<ActionOutcome> OfOrganizationAsync(Place place, CancellationToken token)
    {
        if (!(await place.Api.ListSecretsAsync(new SecretScope.OfOrganization(place.Owner), token)).Is(out var own, out var failure))
        {
            return place.Outcome(failure);
        }

        var (secrets, unknown) = (new List<Value>(), new List<Value>());
        foreach (var secret in own)
        {
            var repositories = new List<string>();
            if (secret.Visibility == "selected")
            {
                var answer = await place.Api.ListSecretRepositoriesAsync(new SecretScope.OfOrganization(place.Owner), secret.Name, token);
                if (answer.Is(out var selected, out var whyNot))
                {
                    repositories.AddRange(selected.Select(r => r.FullName));
                }
                else
                {
                    unknown.Add(GitHubTerms.Unknowable($"{place.Target}: repositories of the secret {secret.Name}", whyNot.Detail));
                }
            }

            secrets.Add(Written(secret, "organization", null, repositories));
        }

        var dependabot = Kept(place, OtherSecretStores.Dependabot, await OtherSecretStores.OfOrganizationAsync(place, OtherSecretStores.Dependabot, token), secrets, unknown);
        unknown.Add(GitHubTerms.Unknowable($"{place.Target}: secrets of {OtherSecretStores.Codespaces}", "GitHub does not open an organisation's to Apps; a person has to look"));
        return Told(secrets, [], [dependabot, Value.MapOf(("store", Value.Of(OtherSecretStores.Codespaces)), ("read", Value.False))], unknown);
    }

    private static ActionOutcome.Succeeded Told(IEnumerable<Value> secrets, IEnumerable<Value> environments, IEnumerable<Value> stores, IEnumerable<Value> unknown) => new(Value.MapOf(
        ("secrets", Value.ListOf(secrets)), ("environments", Value.ListOf(environments)), ("stores", Value.ListOf(stores)), ("cannot_tell", Value.ListOf(unknown))));

    private static Value Written(StoredSecret secret, string scope, string? environment, IEnumerable<string> repositories, string store = SecretScope.Actions) => Value.MapOf(
        ("name", Value.Of(secret.Name)),
        ("scope", Value.Of(scope)),
        ("environment", Value.Of(environment)),
        ("visibility", Value.Of(secret.Visibility)),
        ("repositories", Value.ListOf(repositories)),
        ("updated_at", GitHubTerms.Time(secret.UpdatedAt)),
        ("store", Value.Of(store)));
}
