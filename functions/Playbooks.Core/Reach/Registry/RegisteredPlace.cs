namespace Playbooks.Core.Reach.Registry;

/// <param name="Field">Which part of the credential is kept there: id, client_id, name, secret, private or value.</param>
public sealed record RegisteredPlace(SecretPlace Place, string Field)
{
    /// <summary>Knowing the value is having the credential; a client id or key id alone opens nothing.</summary>
    public bool IsSecret => Field is "secret" or "private" or "value";
}
