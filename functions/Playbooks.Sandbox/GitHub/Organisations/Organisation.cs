using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Grants;
using Playbooks.Sandbox.GitHub.Hooks;
using Playbooks.Sandbox.GitHub.Members;
using Playbooks.Sandbox.GitHub.Permissions;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.GitHub.Runners;
using Playbooks.Sandbox.GitHub.Secrets;

namespace Playbooks.Sandbox.GitHub.Organisations;

internal sealed class Organisation(string login, long id, SecretStore secrets)
{
    public string Login => login;

    public long Id => id;

    public required DateTimeOffset Created { get; init; }

    public SecretStore Secrets => secrets;

    public ActionsPolicy Actions { get; } = new();

    public IReadOnlyList<string> OidcClaims { get; set; } = ["repo", "context"];

    public List<RunnerGroup> RunnerGroups { get; } = [];

    public List<Runner> Runners { get; } = [];

    public List<Hook> Hooks { get; } = [];

    public List<JsonObject> Rulesets { get; } = [];

    public required SecretStore DependabotSecrets { get; init; }

    /// <summary>The first is the owner.</summary>
    public List<string> Members { get; init; } = [];

    /// <summary>Who has access to a repository and is no member.</summary>
    public IReadOnlyList<string> OutsideCollaborators =>
        [.. Repositories.Values.SelectMany(repository => repository.Collaborators.Keys).Distinct(StringComparer.OrdinalIgnoreCase).Except(Members, StringComparer.OrdinalIgnoreCase)];

    public List<Invitation> Invitations { get; } = [];

    public List<PatGrant> PatGrants { get; } = [];

    public List<CredentialAuthorization> Authorizations { get; } = [];

    /// <summary>Oldest first.</summary>
    public List<AuditEvent> Audit { get; } = [];

    /// <summary>In the order of their names.</summary>
    public SortedDictionary<string, Repository> Repositories { get; } = new(StringComparer.OrdinalIgnoreCase);
}
