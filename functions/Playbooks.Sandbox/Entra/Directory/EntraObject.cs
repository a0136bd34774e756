namespace Playbooks.Sandbox.Entra.Directory;

/// <summary>What every directory object has.</summary>
internal abstract class EntraObject
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The OData type without its namespace: application, servicePrincipal, user.</summary>
    public abstract string Type { get; }
}
