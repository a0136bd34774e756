namespace Playbooks.Sandbox.Entra.Directory;

internal sealed class EntraUser : EntraObject
{
    public override string Type => "user";

    public bool Enabled { get; set; } = true;

    public DateTimeOffset SessionsValidFrom { get; set; }
}
