namespace Playbooks.Connectors.Tenants;

/// <summary>Somebody as an issuer of tokens names them, for good: not a mail address, which may be given to another.</summary>
/// <param name="Issuer">The <c>iss</c> of the tokens.</param>
/// <param name="Id">The claim that the installation takes for the subject: <c>oid</c> of Entra, elsewhere <c>sub</c>.</param>
public sealed record TenantSubject(string Issuer, string Id);
