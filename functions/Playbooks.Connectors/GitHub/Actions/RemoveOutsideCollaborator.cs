using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Members;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Takes an account that is no member from every repository at once.</summary>
internal sealed class RemoveOutsideCollaborator(GitHubTenant tenant) : GitHubRemoval<Person>(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "github.remove-outside-collaborator",
        Summary = "Remove an outside collaborator from all repositories of an organisation.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Destroys,
        Inputs = [GitHubTerms.Organization, new("user", ValueType.Text, Required: true, "Login of the person.")],
        Output = Removed,
        Undo = "None: the person is invited again, with the role that the survey names.",
        Idempotency = "A person who is not in the list counts as removed.",
        Preconditions = ["The person is no member: GitHub refuses those here."],
        Permissions = [GitHubTerms.Right("members:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "orgs/outside-collaborators#remove-outside-collaborator-from-an-organization",
    };

    protected override async Task<Answer<ImmutableArray<Person>>> FindAsync(Place place, CancellationToken token) =>
        Those(await place.Api.ListOutsideCollaboratorsAsync(place.Owner, token), p => p.Login.Equals(place.Text("user"), StringComparison.OrdinalIgnoreCase));

    protected override Task<Answer<Done>> RemoveAsync(Place place, Person item, CancellationToken token) => place.Api.RemoveOutsideCollaboratorAsync(place.Owner, item.Login, token);

    protected override string TargetOf(Place place, ImmutableArray<Person> there) => $"{place.Target}/outside-collaborators/{place.Text("user")}";

    protected override Value Written(Person item) => Value.MapOf(("id", Value.Of(item.Id)), ("role", Value.Of(item.RoleName)));

    protected override string Said(Place place, ImmutableArray<Person> there) => $"{there[0].Login} loses access to every repository of {place.Target}.";
}
