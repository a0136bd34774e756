using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Entra.Directory;

internal sealed class EntraApplication : EntraClient
{
    public override string Type => "application";

    public Delayed<bool> Disabled { get; init; } = new(false);

    public List<EntraFederated> Federated { get; } = [];
}
