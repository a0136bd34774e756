namespace Playbooks.Sandbox.Entra.Directory;

/// <summary>A federated identity credential: either a subject or, as a flexible one, an expression over the token's claims.</summary>
internal sealed record EntraFederated(string Id, string Name, string Issuer, string? Subject, string? Expression, string Audience)
{
    public string? Description { get; init; }

    public DateTimeOffset UsableFrom { get; init; }
}
