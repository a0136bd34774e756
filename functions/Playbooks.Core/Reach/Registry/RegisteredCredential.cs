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
    public string Node => $"credential:{Id}";

    public string PrincipalOf(string part) => Principal.GetValueOrDefault(part, "");
}
