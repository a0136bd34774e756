using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Members;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Takes an account from one repository, and the forks that it had of it.</summary>
internal sealed class RemoveCollaborator(GitHubTenant tenant) : GitHubRemoval<Person>(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "github.remove-collaborator",
        Summary = "Remove a person's own access to a repository.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Destroys,
        Inputs = [GitHubTerms.Repository, new("user", ValueType.Text, Required: true, "Login of the person.")],
        Output = Removed,
        Undo = "None: the person is invited again, with the role that the survey names.",
        Idempotency = "A person who is not in the list counts as removed.",
        Preconditions = ["Access by a team or as an owner stays."],
        Permissions = [GitHubTerms.Right("administration:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "collaborators/collaborators#remove-a-repository-collaborator",
    };

    protected override async Task<Answer<ImmutableArray<Person>>> FindAsync(Place place, CancellationToken token) =>
        Those(await place.Api.ListCollaboratorsAsync(place.Repository, token), p => p.Login.Equals(place.Text("user"), StringComparison.OrdinalIgnoreCase));

    protected override Task<Answer<Done>> RemoveAsync(Place place, Person item, CancellationToken token) => place.Api.RemoveCollaboratorAsync(place.Repository, item.Login, token);

    protected override string TargetOf(Place place, ImmutableArray<Person> there) => $"{place.Target}/collaborators/{place.Text("user")}";

    protected override Value Written(Person item) => Value.MapOf(("id", Value.Of(item.Id)), ("role", Value.Of(item.RoleName)));

    protected override string Said(Place place, ImmutableArray<Person> there) => $"{there[0].Login} loses access to {place.Target}.";
}
