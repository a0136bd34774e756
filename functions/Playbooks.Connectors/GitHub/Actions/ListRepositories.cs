using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Which repositories there are to look at.</summary>
internal sealed class ListRepositories(GitHubTenant tenant) : IReadAction
{
    public ActionContract Contract { get; } = new()
    {
        Name = "github.list-repositories",
        Summary = "List the repositories that the App may see.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs = [new("organization", ValueType.Text, Required: false, "Login of the organisation; all of the tenant where left out.")],
        Output = ValueType.ObjectOf(("repositories", ValueType.ListOf(ValueType.ObjectOf(
            ("repository", ValueType.Text), ("id", ValueType.Int), ("owner_id", ValueType.Any), ("default_branch", GitHubTerms.OptionalText), ("archived", ValueType.Bool), ("visibility", ValueType.Text),
            ("description", ValueType.Text))))),
        Idempotency = "Only reads.",
        Permissions = [GitHubTerms.Right("metadata:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "apps/installations",
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var found = new List<Repository>();
        IEnumerable<string> organizations = call.Arguments.GetText("organization") is { } named ? [named] : tenant.Organizations;
        foreach (var organization in organizations)
        {
            var arguments = Value.MapOf(("organization", Value.Of(organization)));
            if (!Place.TryFind(tenant, call with { Arguments = arguments }, scope, out var place, out var why))
            {
                return why;
            }

            if (!(await place.Api.ListRepositoriesAsync(token)).Is(out var repositories, out var failure))
            {
                return place.Outcome(failure);
            }

            found.AddRange(repositories);
        }

        return new ActionOutcome.Succeeded(Value.MapOf(("repositories", GitHubTerms.List(found.OrderBy(r => r.FullName, StringComparer.OrdinalIgnoreCase), Written))));
    }

    private static Value Written(Repository repository) => Value.MapOf(
        ("repository", Value.Of(repository.FullName)),
        ("id", Value.Of(repository.Id)),
        ("owner_id", repository.Owner is { } owner ? Value.Of(owner.Id) : Value.Nothing),
        ("default_branch", Value.Of(repository.DefaultBranch)),
        ("archived", Value.Of(repository.Archived)),
        ("visibility", Value.Of(repository.Visibility ?? (repository.Private ? "private" : "public"))),
        ("description", Value.Of(repository.Description ?? "")));
}
