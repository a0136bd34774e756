using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Entra.Directory;

internal sealed class EntraServicePrincipal : EntraClient
{
    public override string Type => "servicePrincipal";

    public Delayed<bool> Enabled { get; init; } = new(true);

    public bool ConfirmedCompromised { get; set; }

    /// <summary>Application permissions that this resource offers: id by value.</summary>
    public Dictionary<string, string> AppRoles { get; } = new(StringComparer.Ordinal);
}
