using Playbooks.Connectors.GitHub.Members;

namespace Playbooks.Connectors.GitHub.Grants;

/// <summary>What a fine-grained personal token may do in an organisation.</summary>
/// <param name="Id">Of the grant, which is what is revoked; the token has an id of its own.</param>
/// <param name="RepositorySelection">none, all or subset.</param>
internal sealed record PatGrant(
    long Id, long TokenId, string TokenName, Person Owner, string RepositorySelection, PatPermissions? Permissions = null,
    DateTimeOffset? AccessGrantedAt = null, bool TokenExpired = false, DateTimeOffset? TokenExpiresAt = null, DateTimeOffset? TokenLastUsedAt = null);
