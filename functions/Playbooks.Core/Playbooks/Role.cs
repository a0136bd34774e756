namespace Playbooks.Core.Playbooks;

/// <summary>A group of people who may approve.</summary>
/// <param name="Name">As checkpoints and the tenant's people name it.</param>
/// <param name="EscalateTo">The role asked as well when this one does not answer in time, or null.</param>
public sealed record Role(string Name, string Description, string? EscalateTo);
