using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Registry;

/// <param name="Kind">aws_access_key, entra_client_secret, github_deploy_key, external, or an identity without a stored value.</param>
/// <param name="Principal">Whose it is: account and user, tenant and application (client id), repository, or issuer.</param>
/// <param name="IsResponder">The run itself works with it.</param>
/// <param name="IsByHand">Only a person can replace it.</param>
/// <param name="IsCrownJewel">Its owners say that it opens what matters most; ways to it are shown first.</param>
public sealed record RegisteredCredential(
    string Id, string Kind, string Owner, ImmutableSortedDictionary<string, string> Principal, ImmutableArray<RegisteredPlace> Places, bool IsResponder, bool IsByHand,
    bool IsCrownJewel = false)
{
    /// <summary>What its identity is for, in its owner's words; empty where nobody said.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>
    /// The permissions that its purpose needs, <c>*</c> for any text: AWS actions with a resource after a blank where it matters (<c>s3:GetObject
    /// arn:aws:s3:::web/*</c>), Entra's app roles, directory roles and scopes by name, <c>contents:read</c> or <c>contents:write</c> of a deploy key. Null where nobody said.
    /// </summary>
    public ImmutableArray<string>? Intended { get; init; }

    public string Node => $"credential:{Id}";

    public string PrincipalOf(string part) => Principal.GetValueOrDefault(part, "");
}
