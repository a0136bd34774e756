namespace Playbooks.Connectors.Entra.Directory;

/// <param name="State"><c>atRisk</c>, <c>confirmedCompromised</c>, <c>dismissed</c> and others.</param>
internal sealed record RiskyPrincipal(string Id, string? AppId, string? Name, string State, string? Level)
{
    public const string Compromised = "confirmedCompromised";
}
