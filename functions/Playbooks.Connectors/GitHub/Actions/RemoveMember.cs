using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Members;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Takes an account out of the organisation: its teams, its forks of private repositories and its roles go with it.</summary>
internal sealed class RemoveMember(GitHubTenant tenant) : GitHubRemoval<Person>(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "github.remove-member",
        Summary = "Remove a person from an organisation.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Destroys,
        Inputs = [GitHubTerms.Organization, new("user", ValueType.Text, Required: true, "Login of the person.")],
        Output = Removed,
        Undo = "None: the person is invited again, with the role that the survey names.",
        Idempotency = "A person who is not in the list counts as removed.",
        Preconditions = ["The person is not the last owner. Blocking the account at the identity provider, or revoking its sessions, is gentler."],
        Permissions = [GitHubTerms.Right("members:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "orgs/members#remove-an-organization-member",
    };

    protected override async Task<Answer<ImmutableArray<Person>>> FindAsync(Place place, CancellationToken token) =>
        Those(await place.Api.ListMembersAsync(place.Owner, "all", token), p => p.Login.Equals(place.Text("user"), StringComparison.OrdinalIgnoreCase));

    protected override Task<Answer<Done>> RemoveAsync(Place place, Person item, CancellationToken token) => place.Api.RemoveMemberAsync(place.Owner, item.Login, token);

    protected override string TargetOf(Place place, ImmutableArray<Person> there) => $"{place.Target}/members/{place.Text("user")}";

    protected override Value Written(Person item) => Value.MapOf(("id", Value.Of(item.Id)), ("role", Value.Of(item.RoleName)));

    protected override string Said(Place place, ImmutableArray<Person> there) => $"{there[0].Login} loses the membership of {place.Target}.";
}
